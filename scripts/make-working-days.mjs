// Writes resources/registry/working-days.json from the npm package chinese-days (MIT), which copies the yearly notices of the State Council
// (国务院办公厅关于部分节假日安排的通知). Once a year, after the notice: npm install --no-save chinese-days && node scripts/make-working-days.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? `${root}node_modules/chinese-days`;
const firstYear = 2020;
const version = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version;
const years = [...new Set(readdirSync(`${folder}/dist/years`).map((name) => Number(name.slice(0, 4))))].filter((year) => year >= firstYear).sort((a, b) => a - b);
for (const [i, year] of years.entries()) if (year !== firstYear + i) throw new Error(`year ${firstYear + i} is missing`);

const isWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const days = years.map((year) => JSON.parse(readFileSync(`${folder}/dist/years/${year}.json`, 'utf8')));
const sorted = (key, keep) => [...new Set(days.flatMap((year) => Object.keys(year[key])))].filter(keep).sort();
const lastYear = years.at(-1);

writeFileSync(
  `${root}resources/registry/working-days.json`,
  `${JSON.stringify(
    {
      note: '工作日＝周一至周五，减去 holidays（放假的周一至周五），加上 workdays（上班的周六、周日）。年末数日可能受次年元旦调休影响，故 knownThrough 为最后一个已公布年度的12月25日；此后只能给出范围。',
      source: `npm chinese-days ${version}（MIT），转录国务院办公厅年度节假日安排通知；转录未经逐条核对原通知`,
      knownFrom: `${firstYear}-01-01`,
      knownThrough: `${lastYear}-12-25`,
      holidays: sorted('holidays', (day) => !isWeekend(day)),
      workdays: sorted('workdays', isWeekend),
    },
    null,
    1,
  )}\n`,
);
