import channels from '../../../../resources/law/channels.json'
import damagesHeads from '../../../../resources/law/damages-heads.json'
import deadlines from '../../../../resources/law/deadlines.json'
import elements from '../../../../resources/law/elements.json'
import glossary from '../../../../resources/law/glossary.json'
import grounds from '../../../../resources/law/grounds.json'
import provisions from '../../../../resources/law/provisions.json'
import slots from '../../../../resources/law/slots.json'
import statedSwitches from '../../../../resources/law/stated-switches.json'
import insurers from '../../../../resources/registry/insurers.json'
import labels from '../../../../resources/registry/labels.json'
import numberClasses from '../../../../resources/registry/number-classes.json'
import strengths from '../../../../resources/registry/strength-levels.json'
import tolerances from '../../../../resources/registry/tolerances.json'
import workingDays from '../../../../resources/registry/working-days.json'

/** resources/law as parsed JSON; core/law checks its shape. Bundled into the view worker, so that nothing is loaded at run time. */
export const lawFiles: Readonly<Record<'provisions' | 'grounds' | 'elements' | 'channels' | 'deadlines' | 'damagesHeads' | 'statedSwitches' | 'glossary' | 'slots' | 'workingDays', unknown>> = {
  provisions,
  grounds,
  elements,
  channels,
  deadlines,
  damagesHeads,
  statedSwitches,
  glossary,
  slots,
  workingDays,
}

/** resources/registry as parsed JSON; core/normalise checks its shape. */
export const registryFiles: Readonly<Record<'tolerances' | 'strengths' | 'insurers' | 'numberClasses' | 'labels', unknown>> = { tolerances, strengths, insurers, numberClasses, labels }

const texts = import.meta.glob<string>('../../../../resources/templates/zh-CN/*.md', { query: '?raw', import: 'default', eager: true })

/** Template id → text. */
export const templateFiles: ReadonlyMap<string, string> = new Map(Object.entries(texts).map(([path, text]) => [path.replace(/^.*\//, '').replace(/\.md$/, ''), text]))
