/** Folder → what it may import. Everything not allowed is forbidden. */
const stages = ['import', 'read-screen', 'normalise', 'merge', 'group', 'assess', 'compose']
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const behind = (library, folder) => rule(`${library}-in-one-folder`, { path: '^(src|electron)/', pathNot: `^src/shell/${folder}/` }, { path: `^node_modules/${library}(/|$)` }, 'Every library is touched in exactly one folder of shell/.')

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'A cycle means two files are one file, or one idea is missing.'),
    rule('no-orphans', { orphan: true, path: '^(src|electron)/', pathNot: '\\.d\\.ts$' }, {}, 'Nobody imports this.'),
    rule('core-stays-pure', { path: '^src/core/' }, { pathNot: '^src/core/|^node_modules/zod/' }, 'core: no DOM, no Node, no library but zod.'),
    rule('kernel-stands-alone', { path: '^src/core/kernel/' }, { pathNot: '^src/core/kernel/' }, 'kernel knows nothing of the domain.'),
    rule('model-knows-kernel-only', { path: '^src/core/model/' }, { pathNot: '^src/core/(kernel|model)/' }, 'model is nouns only.'),
    rule('law-knows-model-only', { path: '^src/core/law/' }, { path: '^src/core/', pathNot: '^src/core/(kernel|model|law)/' }, 'law is shapes and look-up.'),
    rule('stages-meet-in-pipeline', { path: `^src/core/(${stages.join('|')})/` }, { path: '^src/core/', pathNot: '^src/core/($1|kernel|model|law)/' }, 'A stage never imports another stage; pipeline.ts joins them.'),
    rule('one-format-per-file', { path: '^src/core/(import/formats|read-screen/layouts)/' }, { path: '^src/core/(import/(formats|registry)|read-screen/(layouts|registry))' }, 'Formats and layouts do not share code with each other; lift it out.'),
    rule('one-ground-per-file', { path: '^src/core/assess/grounds/' }, { path: '^src/core/assess/grounds/' }, 'Grounds do not call each other.'),
    rule('app-knows-no-shell', { path: '^src/app/' }, { pathNot: '^src/(core|app)/|^node_modules/zod/' }, 'Use cases take ports as arguments.'),
    rule('ipc-is-types-and-checks', { path: '^src/ipc/' }, { path: '^src/', pathNot: '^src/(ipc|core/(kernel|model))/|^src/app/ports\\.ts$' }, 'The contract knows nouns, and the ports it carries.'),
    rule('shell-implements-ports', { path: '^src/shell/' }, { path: '^src/', pathNot: '^src/(core/(kernel|model|law)/|core/import/format\\.ts|app/ports|ipc/|shell/)' }, 'shell implements ports; it decides nothing.'),
    rule('shells-do-not-mix', { path: '^src/shell/(window|engine)/([^/]+)/' }, { path: '^src/shell/', pathNot: '^src/shell/$1/$2/' }, 'storage, ocr, pdf… never import each other.'),
    rule('ui-goes-through-app', { path: '^src/ui/' }, { path: '^src/', pathNot: '^src/(ui|app|i18n|core/(kernel|model))/' }, 'Screens call use cases and show model values.'),
    rule('only-roots-wire', { path: '^src/', pathNot: '^src/(main\\.tsx|hidden\\.ts|view-(worker|batch|reference)\\.ts|shell/)' }, { path: '^src/shell/' }, 'Only main.tsx, hidden.ts, view-worker.ts and electron/engines name a concrete shell.'),
    rule('main-process-knows-no-rule', { path: '^electron/', pathNot: '^electron/(engines/|batch)' }, { path: '^src/', pathNot: '^src/(ipc/|core/(kernel|model)/|app/ports)' }, 'Main shares the contract and nothing of the product\'s rules.'),
    rule('electron-package-stays-in-electron', { path: '^src/' }, { path: '^node_modules/electron/' }, ''),
    behind('dexie', 'window/storage'),
    behind('tesseract\\.js', 'engine/ocr'),
    behind('onnxruntime-(node|web)', 'engine/ocr'),
    behind('plist', 'engine/backup'),
    behind('pdfmake', 'engine/pdf'),
    behind('pdfjs-dist', 'engine/pdf-text'),
    behind('@napi-rs/canvas', 'engine/pdf-text'),
    behind('docx', 'engine/docx'),
    behind('(exceljs|@e965/xlsx|saxes|sax|iconv-lite|yauzl|fflate)', 'engine/(copy|tables|workbook|docx|archive)'),
    rule('no-network-modules', { pathNot: '^electron/engines/' }, { dependencyTypes: ['core'], path: '^(node:)?(http|https|net|tls|dgram|dns)$' }, 'Offline app.'),
    rule('nothing-imports-tests', { path: '^(src|electron)/' }, { path: '^test/' }, ''),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
