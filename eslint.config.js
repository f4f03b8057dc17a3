import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'localStorage', 'sessionStorage']

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'Take the time as an argument (app/ports.ts: Clock).' },
  { object: 'Math', property: 'random', message: 'Take ids as an argument (app/ports.ts: NewId).' },
  { object: 'performance', property: 'now', message: 'Take the time as an argument.' },
]
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' }
const noBarrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the name.' }
const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' }

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'resources', 'docs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'no-restricted-syntax': ['error', noDefault, noBarrel, noEnum],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/strict-boolean-expressions': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...clockAndChance],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date']", message: 'Use kernel/instant.ts.' },
        { selector: 'ThrowStatement', message: 'core returns Issues or Result; only kernel/assert.ts throws.' },
        { selector: 'ClassDeclaration', message: 'core is types and functions.' },
        { selector: 'AwaitExpression', message: 'core is synchronous; wait in app/.' },
        noDefault,
        noBarrel,
        noEnum,
      ],
    },
  },
  {
    files: ['src/ui/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', { selector: 'JSXText[value=/[\\u4e00-\\u9fffA-Za-z]/]', message: 'Words on screen live in src/i18n.' }, noDefault],
    },
  },
  { files: ['src/**/*.{ts,tsx}', 'electron/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...network] } },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...network,
        { name: 'Date', message: 'Use EpochMs from kernel/instant.ts: Date reads the clock and the zone of this computer.' },
        { name: 'Intl', message: 'Intl depends on this computer.' },
      ],
    },
  },
  // Pixel and index arithmetic: the loop bounds are the proof.
  { files: ['src/shell/engine/**/*.ts', 'src/core/read-screen/**/*.ts', 'src/core/merge/**/*.ts', 'test/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['test/**/*.{ts,tsx}'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  { files: ['**/*.{js,mjs,cjs}', 'scripts/**/*.d.mts'], ...tseslint.configs.disableTypeChecked },
  { files: ['electron.vite.config.ts', 'vitest.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
