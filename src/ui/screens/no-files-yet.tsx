import type { ReactElement } from 'react'
import { forward } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Rich } from '../components/rich.tsx'
import { useDesk } from '../hooks/desk-context.ts'

/** A later step opened before there is anything to work on: it says so, and leads to where things begin. */
export const NoFilesYet = (): ReactElement => {
  const { go } = useDesk()
  return (
    <Frame remark={{ code: 'no-files.remark' }} primary={forward('profile.next', () => go({ screen: 'import' }))}>
      <div className="emp">
        <section>
          <h1>
            <Rich code="no-files.title" />
          </h1>
          <p className="two">
            <Rich code="no-files.why" />
          </p>
        </section>
      </div>
    </Frame>
  )
}
