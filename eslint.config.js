import stylistic from '@stylistic/eslint-plugin'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { house } from './tools/lint/houseRules.js'

const code = ['**/*.{ts,js,mjs,cjs}']
const typed = ['{src,mocks,tools,tests}/**/*.ts', '*.ts']

const noRandom = { object: 'Math', property: 'random', message: 'The demo is a function of its seed: hash the slot (mocks), or pass the value in.' }
const noNow = { object: 'Date', property: 'now', message: 'Time is passed in from the composition root (src/main.ts).' }
const noDateNow = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
  message: 'Time is passed in from the composition root (src/main.ts).',
}
const noMarkup = {
  selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(?:innerHTML|outerHTML)$/], CallExpression[callee.property.name=/^(?:insertAdjacentHTML|setHTMLUnsafe)$/], CallExpression[callee.object.name="document"][callee.property.name=/^writeln?$/]',
  message: 'Names come from outside: write text, never markup.',
}
const noNonNull = { selector: 'TSNonNullExpression', message: 'Say what happens when it is missing.' }

export default defineConfig(
  { ignores: ['node_modules/', 'dist*/', 'public/', '.cache/', 'shots/', 'bench-results/', 'test-results/', 'playwright-report/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: code,
    extends: [tseslint.configs.strict],
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return refuse(404)` as a guard reads better than two statements.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/dot-notation': 'off',
      // Interfaces of the engine and the libraries are met by shape; asking for their constructors costs seconds and gains nothing.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.vue'],
    extends: [tseslint.configs.strict, vue.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-restricted-v-bind': ['error', '/^(?:inner|outer)(?:HTML|-html)$/'],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      // Optional properties are typed; a default for each would hide what is missing.
      'vue/require-default-prop': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'any', normal: 'any', component: 'always' }, svg: 'any' }],
      'vue/multi-word-component-names': ['error', { ignores: ['App'] }],
      // A static style attribute is refused by the Content-Security-Policy: Vue writes hoisted markup as text.
      'vue/no-static-inline-styles': 'error',
    },
  },
  {
    files: [...code, '**/*.vue'],
    plugins: { '@stylistic': stylistic, house },
    rules: {
      'house/no-utils-folder': 'error',
      'house/no-barrel-file': 'error',
      'max-lines': ['error', { max: 400 }],
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', noMarkup],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@stylistic/semi': ['error', 'never'],
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'always' }],
      '@stylistic/comma-dangle': ['error', 'always-multiline'],
      '@stylistic/no-multi-spaces': ['error', { ignoreEOLComments: true }],
      '@stylistic/no-trailing-spaces': 'error',
      '@stylistic/no-tabs': 'error',
      '@stylistic/eol-last': 'error',
      '@stylistic/no-multiple-empty-lines': ['error', { max: 1, maxEOF: 0, maxBOF: 0 }],
      '@stylistic/keyword-spacing': 'error',
      '@stylistic/space-infix-ops': 'error',
      '@stylistic/object-curly-spacing': ['error', 'always'],
      '@stylistic/arrow-spacing': 'error',
      '@stylistic/comma-spacing': 'error',
    },
  },
  {
    files: code,
    plugins: { '@stylistic': stylistic },
    rules: { '@stylistic/indent': ['error', 2, { SwitchCase: 1, ignoredNodes: ['ConditionalExpression', 'TemplateLiteral *'] }] },
  },
  {
    files: ['src/**/*.{ts,vue}', 'mocks/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', noRandom, noNow] },
  },
  {
    files: ['src/**/*.{ts,vue}', 'mocks/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noMarkup, noDateNow, noNonNull] },
  },
  {
    // The composition roots are where the clock is read: the page, and the demo as a process of its own.
    files: ['src/main.ts', 'mocks/server.ts'],
    rules: {
      'no-restricted-properties': ['error', noRandom],
      'no-restricted-syntax': ['error', noMarkup],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/i18n/**'],
    plugins: { house },
    rules: { 'house/no-literal-cjk': 'error' },
  },
  {
    // Programs that talk to a person through the terminal, and configuration that others' types do not cover.
    files: ['tools/**', '*.{js,cjs,ts}', '.dependency-cruiser.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
