// Checks the document templates and the law data under resources/. Run: node scripts/check-law.mjs [resources folder]
// It checks form, bindings and wording, not whether the law is right. test/resources/law.test.ts runs the same checks.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkLaw = (resources) => {
const law = join(resources, 'law');
const here = join(resources, 'templates', 'zh-CN');
const read = (...parts) => readFileSync(join(...parts), 'utf8');
const finish = () => ({ problems, summary: problems.length > 0 ? '' : `${checkedTemplates} templates, ${slotNames.size} slots, ${switchNames.size} switches, ${statedIds.size} stated switches, ${lawUses} law references, ${proofUses} proof bindings, ${grounds.length} grounds, ${data['deadlines.json'].deadlines.length} deadlines, ${data['channels.json'].channels.length} channels, ${seen.size} terms` });
const problems = [];
const fail = (where, what) => problems.push(`${where}: ${what}`);

// ---------- the verified library ----------
const library = new Map(JSON.parse(read(law, 'provisions.json')).provisions.map((p) => [p.id, p]));
const isVerified = (id) => ['V', 'V2'].includes(library.get(id)?.confidence);
const requireVerified = (where, id) => { if (!isVerified(id)) fail(where, `provision ${id} is not in the verified library`); };
const ID = /\b(?:PIPL|CC-TORT-INT|CC|CPLR|CPLAW|CPINT|CPIL|CPL|SAMR-PUN|AD|ECOM|INS|SALES|CONS|AGENT|ONLINEC|ONLINE|TRACE|COMP|XINFANG|PSL|CRIM-INT|CRIM|NETINT|MENTAL|EVID|ICOURT|FEE|DOCKET|PIL|ESIGN|NOTARY|NDR|CSL|TEL|SMS|LIM|PINJ|ADREVR|ADREV|ADLINT|ADLIT)-\d+(?:-\d+)?\b/g;
const COLLAPSED = /^(?:SALES|CONS|XINFANG)-/; // paragraph breaks lost in the copy read: no 款 number
const OMITTED = /（节录）|（前略）|（后略）|（第[^）]*款）|…/;

// ---------- data files ----------
const jsonFiles = ['grounds.json', 'elements.json', 'channels.json', 'deadlines.json', 'damages-heads.json', 'stated-switches.json', 'glossary.json', 'slots.json'];
const data = {};
for (const name of jsonFiles) {
  try { data[name] = JSON.parse(read(law, name)); } catch (e) { fail(name, `does not parse: ${e.message}`); }
}
if (problems.length) return { problems, summary: '' };

const statedIds = new Set(data['stated-switches.json'].switches.map((s) => s.id));
const statedUsed = new Map([...statedIds].map((id) => [id, new Set()]));
const dictionary = data['slots.json'];
const slotNames = new Map(dictionary.slots.map((s) => [s.name, s]));
const switchNames = new Set(dictionary.switches.map((s) => s.name));
const proofNames = new Set(dictionary.proofs.map((s) => s.name));
const groundSlots = new Set(dictionary.groundSlots.map((s) => s.name));
const SOURCES = new Set(['claimant', 'vehicle', 'policy', 'respondent', 'refusal', 'incident-statistics', 'finding', 'damage', 'filing']);
for (const s of [...dictionary.slots, ...dictionary.switches]) if (!SOURCES.has(s.source)) fail('slots.json', `${s.name}: source ${s.source}`);

for (const group of [...dictionary.oneOf, ...dictionary.implies]) for (const n of group) if (!switchNames.has(n)) fail('slots.json', `oneOf/implies: ${n} unknown`);

// ---------- words ----------
// Never in a body, a ground sentence or a tick sentence. Drafting notes may name them to forbid them.
const FORBIDDEN = ['从未', '从来没有', '一直', '必然', '毫无疑问', '显然', '众所周知', '铁证', '泄露方', '泄露者', '泄露源', '曝光', '媒体', '封口费', '黑名单', '骗子', '奸商', '无良', '猖獗', '恶意', '肆意', '变本加厉', '轰炸', '不赔', '撤诉费', '私了', '三倍', '退一赔', '五百元', '50万元', '法定标准', '每次来电', '每通', '元/次', '元／次',
  '40日', '40天', '四十日', '30日内', '三十日内', '15个工作日', '十五个工作日', '21:00', '21时', '夜间', '敏感个人信息', '敏感信息', '商业秘密泄露', '欺诈', '2019年第8号', '违法行为举报处理办法', '人身保险', '法复〔1995〕', '保监发〔2013〕', '保监发〔2007〕', '全权代理', '信访事项的投诉'];
const FORBIDDEN_ALLOWED = [];
// 违法 only as 涉嫌违法 or inside a statutory term or a request.
const ILLEGAL_ALLOWED = [/涉嫌违法/g, /申请查处违法行为/g, /行为违法。/g];
const MACHINE = /\/home\/|\/Users\/|[A-Z]:\\/;

function checkWords(where, text) {
  for (const w of FORBIDDEN) if (text.includes(w) && !FORBIDDEN_ALLOWED.some(([a, b]) => a === where && b === w)) fail(where, `forbidden word ${w}`);
  let rest = text;
  for (const r of ILLEGAL_ALLOWED) rest = rest.replace(r, '');
  const at = rest.indexOf('违法');
  if (at >= 0) fail(where, `违法 without 涉嫌: …${rest.slice(Math.max(0, at - 12), at + 8)}…`);
}

// ---------- front matter: the small YAML subset used here ----------
function parseFront(where, text) {
  const out = {};
  let list = null;
  for (const line of text.split('\n')) {
    const item = line.match(/^  - (.*)$/);
    if (item) {
      if (!list) { fail(where, `list item without key: ${line}`); continue; }
      list.push(item[1].startsWith('{') ? parseFlow(where, item[1]) : unquote(item[1]));
      continue;
    }
    const pair = line.match(/^([A-Za-z]+):(?: (.*))?$/);
    if (!pair) { fail(where, `front matter line not understood: ${line}`); continue; }
    const [, key, value] = pair;
    if (value === undefined) { list = []; out[key] = list; }
    else if (/^\[.*\]$/.test(value)) { out[key] = value.slice(1, -1).split(',').map((x) => x.trim()).filter(Boolean); list = null; }
    else { out[key] = unquote(value); list = null; }
  }
  return out;
}
function unquote(v) { return v.startsWith('"') ? JSON.parse(v) : v; }
function parseFlow(where, text) {
  const out = {};
  const re = /(\w+): ("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^,}]+)/g;
  for (const m of text.matchAll(re)) out[m[1]] = m[2].startsWith('"') ? JSON.parse(m[2]) : m[2].startsWith('[') ? [...m[2].matchAll(/"([^"]*)"/g)].map((x) => x[1]) : m[2].trim();
  if (!out.name) fail(where, `field without name: ${text}`);
  return out;
}

// ---------- templates ----------
const EXPECTED = ['a1-minshi-qisuzhuang', 'a2-zeling-tijiao-shuzheng', 'a3-diaocha-quzheng', 'a4-zhengju-baoquan', 'b-zhengju-mulu', 'c-sunshi-qingdan', 'd-laidian-tongjibiao', 'd2-jingguo', 'e-quanli-qingqiushu', 'f-tingzhi-qinhai-han', 'g1-12378-koushugao', 'g2-xiaofei-tousu', 'g3-chachu-shenqingshu', 'h1-12321', 'h2-12300', 'i-wangxinban', 'j1-12315-tousu', 'j2-12315-jubao', 'k1-gongyi-susong-xiansuo', 'k2-xiaoxie-yuetan-fanying', 'l1-shouquan-weituoshu-susong', 'l2-shouquan-weituoshu-tousu', 'm-dianzi-shuju-wanzhengxing', 'n-xingzheng-fuyi', 'o-songda-liuhen'];
const NOTES = '<!-- drafting-notes -->';
const found = readdirSync(here).filter((f) => /^[a-o]\d?-.*\.md$/.test(f)).map((f) => f.slice(0, -3));
for (const id of EXPECTED) if (!found.includes(id)) fail(id, 'missing');
for (const id of found) if (!EXPECTED.includes(id)) fail(id, 'unexpected file');

// Headings whose lines are form fields, requests or addresses, where a fact slot needs no exhibit.
const EXEMPT_HEADING = /请求|诉求|申请事项|当事人|申请人|投诉人|举报人|提交人|委托|受托|致$|身份|权限|期限|约请|被申诉|本次寄送/;
const FACT_SOURCES = new Set(['incident-statistics', 'refusal', 'finding', 'damage', 'policy', 'vehicle']);
// Amounts the claimant asks for are requests, not facts.
const CLAIMED_AMOUNTS = new Set(['damage.mentalAmount', 'damage.discretionaryAmount', 'damage.gainAmount']);
const PERSON = '(?:原告|本人|申请人|投诉人|陈述人|请求人|举报人|投诉举报人|申诉人|使用人|我)';
// Conduct of the claimant stated as fact; performative words (现撤回, 请求, 保留, 同意…不公开质证) are not conduct.
const CONDUCT = new RegExp(`(?<!被)${PERSON}(?:已|已经|曾|曾经|没有|未|于\\{\\{|从没|多次|明确拒绝|回拨|询问|寄送|购买|支付|请假|就医|接听)`);
const CONDUCT_ALLOWED = [];

let checkedTemplates = 0; let lawUses = 0; let proofUses = 0;
const slotUsed = new Set(); const switchUsed = new Set(); const proofUsed = new Set();

for (const id of found) {
  const text = read(here, `${id}.md`);
  const parts = text.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/);
  if (!parts) { fail(id, 'no front matter'); continue; }
  const front = parseFront(id, parts[1]);
  for (const key of ['id', 'title', 'purpose', 'addressee', 'addresseeKind', 'preconditions', 'basis', 'scope', 'whenNotToUse', 'copies', 'fields', 'switches', 'stated', 'proofs', 'version', 'reviewStatus', 'drafted'])
    if (front[key] === undefined || front[key] === '') fail(id, `front matter lacks ${key}`);
  if (front.id !== id) fail(id, `id is ${front.id}`);
  if (front.reviewStatus !== '未经律师审定') fail(id, 'reviewStatus');
  if (front.drafted !== '2026-11-23') fail(id, 'drafted');
  for (const b of front.basis ?? []) requireVerified(`${id} basis`, b);
  if (MACHINE.test(text)) fail(id, 'mentions a tool or a machine path');

  const cut = parts[2].split(NOTES);
  if (cut.length !== 2) { fail(id, 'needs exactly one drafting-notes mark'); continue; }
  const [body, notes] = cut;
  for (const m of notes.matchAll(ID)) requireVerified(`${id} notes`, m[0]);
  if (/\{\{(?!\{)/.test(notes)) fail(id, 'notes contain a slot');

  const declared = new Set((front.fields ?? []).map((f) => f.name));
  const declaredSwitches = new Set((front.switches ?? []).map((f) => f.name));
  const declaredStated = new Map((front.stated ?? []).map((f) => [f.name, f.sentence]));
  const declaredProofs = new Set((front.proofs ?? []).map((f) => f.name));
  for (const f of front.fields ?? []) {
    if (!slotNames.has(f.name)) fail(id, `field ${f.name} not in slots.json`);
    else if (slotNames.get(f.name).meaning !== f.meaning || slotNames.get(f.name).source !== f.source) fail(id, `field ${f.name} differs from slots.json`);
    if (!['always', 'when-block-printed'].includes(f.required)) fail(id, `field ${f.name}: required ${f.required}`);
  }
  for (const [name, sentence] of declaredStated) {
    const s = data['stated-switches.json'].switches.find((x) => x.id === name);
    if (!s) fail(id, `${name} not in stated-switches.json`); else if (s.sentence !== sentence) fail(id, `${name}: sentence differs`);
  }

  const used = { slots: new Set(), switches: new Set(), stated: new Set(), proofs: new Set() };
  const stack = [];
  let outsideStated = ''; let last = 0;
  for (const m of body.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const inStated = stack.some((x) => x.startsWith('stated.'));
    if (!inStated) outsideStated += body.slice(last, m.index) + m[0];
    last = m.index + m[0].length;
    const t = m[1];
    const list = [...stack].reverse().find((x) => x.startsWith('@'))?.slice(1);
    if (t.startsWith('#if ')) {
      const n = t.slice(4); stack.push(n);
      if (n.startsWith('stated.')) { used.stated.add(n); statedUsed.get(n)?.add(id); } else { used.switches.add(n); switchUsed.add(n); }
    } else if (t.startsWith('#each ')) {
      if (list) fail(id, `nested list ${t}`);
      stack.push(`@${t.slice(6)}`);
    } else if (t === '/if') { const x = stack.pop(); if (!x || x.startsWith('@')) fail(id, `stray /if near ${body.slice(m.index - 20, m.index)}`); }
    else if (t === '/each') { const x = stack.pop(); if (!x?.startsWith('@')) fail(id, 'stray /each'); }
    else if (t.startsWith('law ')) {
      const p = t.slice(4); lawUses += 1; requireVerified(id, p);
      const after = body.slice(last, last + 6);
      if (COLLAPSED.test(p) && /^第[一二三四五六七八九十]+款/.test(after)) fail(id, `${p}: paragraph number not reliable in the copy read`);
      const lineStart = body.lastIndexOf('\n', m.index) + 1; const lineEnd = body.indexOf('\n', m.index);
      const line = body.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\{\{[#/][^}]*\}\}/g, '').trim();
      if (line === m[0] && OMITTED.test(library.get(p)?.text ?? '')) if (!['SAMR-PUN-6'].includes(p)) fail(id, `${p} stands alone as a quotation but its text is an excerpt`);
    } else if (t.startsWith('proof ')) {
      const n = t.slice(6); proofUses += 1;
      if (n === 'item' && !list) fail(id, 'proof item outside a list');
      const name = n === 'item' ? `${list}[]` : n; used.proofs.add(name); proofUsed.add(name);
    } else if (/^[a-zA-Z0-9]+(?:\.[a-zA-Z0-9]+)+$/.test(t)) {
      if (t.startsWith('item.') && !list) { fail(id, `${t} outside a list`); continue; }
      const name = t.startsWith('item.') ? `${list}[].${t.slice(5)}` : t; used.slots.add(name); slotUsed.add(name);
    } else fail(id, `tag not allowed: {{${t}}}`);
  }
  if (stack.length) fail(id, `unclosed ${stack.join(' ')}`);
  outsideStated += body.slice(last);

  const compare = (kind, usedSet, declaredKeys) => {
    for (const n of usedSet) if (!declaredKeys.has(n)) fail(id, `${kind} ${n} used but not declared`);
    for (const n of declaredKeys) if (!usedSet.has(n)) fail(id, `${kind} ${n} declared but not used`);
  };
  compare('field', used.slots, declared);
  compare('switch', used.switches, declaredSwitches);
  compare('stated', used.stated, new Set(declaredStated.keys()));
  compare('proof', used.proofs, declaredProofs);
  for (const n of used.switches) if (!switchNames.has(n)) fail(id, `switch ${n} not in slots.json`);
  for (const n of used.proofs) if (!n.endsWith('[]') && !proofNames.has(n)) fail(id, `proof ${n} not in slots.json`);

  checkWords(id, body);

  // conduct of the claimant only inside a stated block
  let conductText = outsideStated;
  for (const a of CONDUCT_ALLOWED) conductText = conductText.replaceAll(a, '');
  for (const line of conductText.split('\n')) { const c = line.match(CONDUCT); if (c) fail(id, `claimant conduct outside a stated block: ${line.slice(Math.max(0, c.index - 8), c.index + 24)}`); }

  // a line that states a fact carries an exhibit
  let heading = ''; let exempt = false;
  for (const raw of body.split('\n')) {
    const h = raw.match(/^#+ (.*)$/);
    if (h) { heading = h[1].replace(/\{\{[^}]*\}\}/g, ''); exempt = EXEMPT_HEADING.test(heading); continue; }
    if (exempt) continue;
    for (const sentence of raw.split(/(?<=。)/)) {
      const facts = [...sentence.matchAll(/\{\{([a-zA-Z0-9.]+)\}\}/g)].map((x) => x[1]).filter((n) => !n.startsWith('item.') && !CLAIMED_AMOUNTS.has(n) && FACT_SOURCES.has(slotNames.get(n)?.source));
      if (facts.length && !sentence.includes('{{proof ')) fail(id, `fact without exhibit under 「${heading}」: ${sentence.trim().slice(0, 60)}`);
    }
  }
  // every list row that is a statement carries its exhibit
  for (const m of body.matchAll(/\{\{#each ([^}]+)\}\}([\s\S]*?)\{\{\/each\}\}/g)) {
    const source = slotNames.get([...slotNames.keys()].find((k) => k.startsWith(`${m[1]}[].`)) ?? '')?.source;
    if (FACT_SOURCES.has(source) && !m[2].includes('{{proof item}}')) fail(id, `list ${m[1]} has rows without exhibit`);
  }
  // closing
  if (!/签名|盖章|填写人|自用|记录（通话后填写）/.test(body)) fail(id, 'no signature place');
  checkedTemplates += 1;
}
for (const n of slotNames.keys()) if (!slotUsed.has(n)) fail('slots.json', `${n} is never used`);
for (const n of switchNames) if (!switchUsed.has(n)) fail('slots.json', `${n} is never used`);
for (const n of proofNames) if (!proofUsed.has(n)) fail('slots.json', `proof ${n} is never used`);

// ---------- grounds ----------
const KINDS = ['insurer', 'intermediary', 'dealer', 'repair', 'platform', 'unknown'];
const grounds = data['grounds.json'].grounds;
const wanted = Array.from({ length: 24 }, (_, i) => `RF${String(i + 1).padStart(2, '0')}`);
if (JSON.stringify(grounds.map((g) => g.id)) !== JSON.stringify(wanted)) fail('grounds.json', 'ids are not RF01–RF24 in order');
for (const g of grounds) {
  const where = `grounds.json ${g.id}`;
  if (JSON.stringify(Object.keys(g.provisions)) !== JSON.stringify(KINDS)) fail(where, 'respondent kinds');
  for (const id of Object.values(g.provisions).flat()) requireVerified(where, id);
  for (const kind of ['dealer', 'repair', 'platform', 'unknown']) if (g.provisions[kind].some((p) => /^(CONS|COMP)-/.test(p))) fail(where, `${kind}: CONS/COMP do not reach it`);
  if (Object.values(g.provisions).flat().some((p) => /^SMS-/.test(p))) fail(where, 'SMS binds the service provider, not the respondent');
  if (Object.values(g.provisions).flat().some((p) => /^(ECOM|CPL-55|CPL-51)/.test(p))) fail(where, 'provision out of scope');
  for (const s of g.settings) if (s.mark !== 'setting, not law') fail(where, 'setting without its mark');
  if (!['strong', 'medium', 'context', 'clue'].includes(g.weight)) fail(where, 'weight');
  if (!g.sentence.includes('{{proof ground}}')) fail(where, 'sentence without exhibit');
  for (const m of g.sentence.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const t = m[1];
    if (t.startsWith('#if stated.')) { const n = t.slice(4); if (!statedIds.has(n)) fail(where, `${n} unknown`); statedUsed.get(n)?.add(g.id); }
    else if (t === '/if' || t === 'proof ground' || t === 'proof refusal.first') continue;
    else if (!groundSlots.has(t) && !slotNames.has(t)) fail(where, `slot ${t} not declared`);
  }
  const bare = g.sentence.replace(/\{\{#if stated[\s\S]*?\{\{\/if\}\}/g, '');
  if (CONDUCT.test(bare)) fail(where, 'claimant conduct outside a stated block');
  checkWords(where, g.sentence);
  for (const m of `${g.caution} ${g.notes}`.matchAll(ID)) requireVerified(where, m[0]);
}

// ---------- elements, damages, deadlines, channels, switches, glossary ----------
for (const claim of data['elements.json'].claims) for (const e of claim.elements) {
  const where = `elements.json ${e.id}`;
  for (const p of e.provisions) requireVerified(where, p);
  for (const key of ['burden', 'typicalGap']) if (!e[key]) fail(where, `no ${key}`);
  if (!e.satisfiedBy.length) fail(where, 'no satisfiedBy');
  for (const n of e.nextEvidence) for (const key of ['what', 'holder', 'how', 'expiry']) if (!n[key]) fail(where, `next evidence lacks ${key}`);
}
if (JSON.stringify(data['elements.json'].claims.map((c) => c.id)) !== '["PIPL-69","CC-1033"]') fail('elements.json', 'claims');
for (const p of data['elements.json'].standard.provisions) requireVerified('elements.json standard', p);
for (const h of data['damages-heads.json'].heads) for (const p of h.provisions) requireVerified(`damages-heads.json ${h.id}`, p);
const UNITS = new Set(['natural', 'working', 'month']);
for (const d of data['deadlines.json'].deadlines) {
  const where = `deadlines.json ${d.id}`;
  for (const p of d.basis) requireVerified(where, p);
  if (!UNITS.has(d.unit) || !Number.isInteger(d.amount)) fail(where, 'amount or unit');
  if (!d.basis.length && d.kind !== 'reminder-not-law') fail(where, 'no basis');
}
for (const c of data['channels.json'].channels) {
  const where = `channels.json ${c.id}`;
  for (const p of c.basis) requireVerified(where, p);
  for (const k of c.clocks) { for (const p of k.basis) requireVerified(where, p); if (!UNITS.has(k.unit) || !k.basis.length || !k.trigger) fail(where, 'clock'); }
  for (const d of c.documents) if (!EXPECTED.includes(d)) fail(where, `document ${d}`);
  if (c.address !== null) fail(where, 'no address is verified: must be null');
  if (!c.provenance) fail(where, 'provenance');
}
for (const s of data['stated-switches.json'].switches) {
  const where = `stated-switches.json ${s.id}`;
  if (s.default !== false) fail(where, 'default must be off');
  if (!statedUsed.get(s.id).size) fail(where, 'never used');
  if (JSON.stringify([...statedUsed.get(s.id)].sort()) !== JSON.stringify([...new Set(s.usedIn)].sort())) fail(where, 'usedIn differs from use');
  for (const c of s.conflictsWith) if (!statedIds.has(c) && !switchNames.has(c)) fail(where, `conflict ${c}`);
  checkWords(where, s.sentence);
}
if (data['glossary.json'].terms.length < 60) fail('glossary.json', 'fewer than 60 terms');
const seen = new Set();
for (const t of data['glossary.json'].terms) {
  if (seen.has(t.term)) fail('glossary.json', `twice: ${t.term}`); seen.add(t.term);
  for (const p of t.provisions) requireVerified(`glossary.json ${t.term}`, p);
  if (!/。$/.test(t.plain) || (t.plain.match(/。/g) ?? []).length !== 1) fail('glossary.json', `${t.term}: one sentence`);
}
for (const name of jsonFiles) if (MACHINE.test(read(law, name))) fail(name, 'mentions a tool or a machine path');

return finish();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems, summary } = checkLaw(process.argv[2] ?? fileURLToPath(new URL('../resources', import.meta.url)));
  console.log(problems.length > 0 ? `${problems.join('\n')}\n${problems.length} problem(s)` : `ok: ${summary}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
