import { err, ok, type Result } from '../../kernel/result.ts'
import { parseFrontMatter, type FrontMatter } from './front-matter.ts'

/** The whole syntax of resources/templates/zh-CN/README.md. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'proof'; readonly name: string }
  | { readonly kind: 'law'; readonly id: string }
  | { readonly kind: 'if'; readonly name: string; readonly children: readonly Node[] }
  | { readonly kind: 'each'; readonly list: string; readonly children: readonly Node[] }

export type Template = { readonly front: FrontMatter; readonly nodes: readonly Node[] }

/** What is wrong with a template, and where in it. */
export type TemplateError = { readonly code: 'no-front-matter' | 'no-notes-mark' | 'unknown-tag' | 'unclosed' | 'nested-each' | 'undeclared'; readonly what: string }

const notesMark = '<!-- drafting-notes -->'

/** Reads one template: front matter, body up to the drafting notes; every slot must be declared. */
export const parseTemplate = (source: string): Result<Template, TemplateError> => {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll('\r\n', '\n'))
  if (parts === null) return err({ code: 'no-front-matter', what: source.slice(0, 40) })
  const [body, ...notes] = (parts[2] ?? '').split(notesMark)
  if (notes.length !== 1) return err({ code: 'no-notes-mark', what: String(notes.length) })
  const front = parseFrontMatter(parts[1] ?? '')
  const nodes = parseNodes(body ?? '')
  if (!nodes.ok) return nodes
  const undeclared = undeclaredIn(nodes.value, front)
  return undeclared === undefined ? ok({ front, nodes: nodes.value }) : err({ code: 'undeclared', what: undeclared })
}

type Frame = { readonly kind: 'root' | 'if' | 'each'; readonly name: string; readonly children: Node[] }

/** Reads slots, optional parts and lists; used for whole bodies and for the one-line sentences of grounds.json. */
export const parseNodes = (body: string): Result<readonly Node[], TemplateError> => {
  const stack: Frame[] = [{ kind: 'root', name: '', children: [] }]
  for (const [index, part] of withoutTagLines(body).split(/\{\{([^{}]+)\}\}/).entries()) {
    if (part === '') continue
    const problem = index % 2 === 0 ? push(stack, { kind: 'text', text: part }) : readTag(stack, part)
    if (problem !== undefined) return err(problem)
  }
  const open = stack[1]
  return open === undefined ? ok(stack[0]?.children ?? []) : err({ code: 'unclosed', what: open.name })
}

/** A line of nothing but block tags leaves no line behind, so that it may stand between the rows of a table. */
const withoutTagLines = (body: string): string => body.replaceAll(/^[ \t]*((?:\{\{(?:#if|#each|\/if|\/each)[^{}]*\}\}[ \t]*)+)\n/gm, (_, tags: string) => tags.replaceAll(/[ \t]+(?=\{\{|$)/g, ''))

const push = (stack: Frame[], node: Node): undefined => {
  stack.at(-1)?.children.push(node)
  return undefined
}

const readTag = (stack: Frame[], tag: string): TemplateError | undefined => {
  const [head = '', name = '', ...rest] = tag.split(' ')
  if (rest.length > 0) return { code: 'unknown-tag', what: tag }
  if (name === '') return readBareTag(stack, head)
  if (head === 'proof') return push(stack, { kind: 'proof', name })
  if (head === 'law') return push(stack, { kind: 'law', id: name })
  if (head === '#each' && stack.some((frame) => frame.kind === 'each')) return { code: 'nested-each', what: name }
  if (head !== '#if' && head !== '#each') return { code: 'unknown-tag', what: tag }
  stack.push({ kind: head === '#if' ? 'if' : 'each', name, children: [] })
  return undefined
}

const readBareTag = (stack: Frame[], tag: string): TemplateError | undefined => {
  if (/^[a-z]\w*(?:\.\w+)+$/i.test(tag)) return push(stack, { kind: 'slot', name: tag })
  const top = stack.at(-1)
  if (top === undefined || tag !== `/${top.kind}`) return { code: 'unknown-tag', what: tag }
  stack.pop()
  return push(stack, top.kind === 'if' ? { kind: 'if', name: top.name, children: top.children } : { kind: 'each', list: top.name, children: top.children })
}

const undeclaredIn = (nodes: readonly Node[], front: FrontMatter, list?: string): string | undefined => {
  for (const node of nodes) {
    const missing = undeclaredNode(node, front, list)
    if (missing !== undefined) return missing
  }
  return undefined
}

const undeclaredNode = (node: Node, front: FrontMatter, list: string | undefined): string | undefined => {
  switch (node.kind) {
    case 'text':
    case 'law':
      return undefined
    case 'slot': {
      const name = node.name.startsWith('item.') && list !== undefined ? `${list}[].${node.name.slice(5)}` : node.name
      return front.fields.has(name) ? undefined : name
    }
    case 'proof': {
      const name = node.name === 'item' && list !== undefined ? `${list}[]` : node.name
      return front.proofs.has(name) ? undefined : name
    }
    case 'if':
      return front.switches.has(node.name) || front.stated.has(node.name) ? undeclaredIn(node.children, front, list) : node.name
    case 'each':
      return undeclaredIn(node.children, front, node.list)
  }
}
