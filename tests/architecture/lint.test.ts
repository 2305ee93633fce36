import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

// Rules that need types are off: they would need the planted text to be a file of the project.
const eslint = new ESLint({ overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } })

async function rulesBrokenBy(filePath: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map(message => message.ruleId ?? `fatal: ${message.message}`)
}

const vue = (template: string, script = '') => `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`

describe('lint catches', () => {
  it.each([
    ['a random number', 'src/domain/x.ts', 'export const roll = () => Math.random()\n', 'no-restricted-properties'],
    ['a random number in the demo', 'mocks/x.ts', 'export const roll = () => Math.random()\n', 'no-restricted-properties'],
    ['a reading of the clock', 'src/stores/x.ts', 'export const now = () => Date.now()\n', 'no-restricted-properties'],
    ['a date of now', 'mocks/x.ts', 'export const now = () => new Date()\n', 'no-restricted-syntax'],
    ['a non-null assertion', 'src/domain/x.ts', 'export const first = (list: string[]) => list[0]!\n', '@typescript-eslint/no-non-null-assertion'],
    ['any', 'src/domain/x.ts', 'export const keep = (value: any) => String(value)\n', '@typescript-eslint/no-explicit-any'],
    ['markup written to an element', 'src/ui/x.ts', 'export const write = (at: Element) => { at.innerHTML = \'x\' }\n', 'no-restricted-syntax'],
    ['Chinese text in a script', 'src/stores/x.ts', 'export const title = \'告警\'\n', 'house/no-literal-cjk'],
    ['Chinese text in a template', 'src/widgets/x/APanel.vue', vue('<p>告警</p>'), 'house/no-literal-cjk'],
    ['Chinese text in an attribute', 'src/widgets/x/APanel.vue', vue('<p title="告警" />'), 'house/no-literal-cjk'],
    ['Chinese text in an expression of a template', 'src/widgets/x/APanel.vue', vue('<p>{{ \'告警\' }}</p>'), 'house/no-literal-cjk'],
    ['v-html', 'src/ui/APart.vue', vue('<p v-html="text" />', 'const text = String(1)'), 'vue/no-v-html'],
    ['a static style, which the policy refuses', 'src/ui/APart.vue', vue('<p style="color: red" />'), 'vue/no-static-inline-styles'],
    ['innerHTML bound in a template', 'src/ui/APart.vue', vue('<p :innerHTML="text" />', 'const text = String(1)'), 'vue/no-restricted-v-bind'],
    ['a utils folder', 'src/domain/utils/x.ts', 'export const x = 1\n', 'house/no-utils-folder'],
    ['a barrel file', 'src/domain/alarms.ts', 'export * from \'./x\'\n', 'house/no-barrel-file'],
    ['a semicolon', 'src/domain/x.ts', 'export const x = 1;\n', '@stylistic/semi'],
  ])('%s', async (_what, file, code, rule) => {
    expect(await rulesBrokenBy(file, code)).toContain(rule)
  })
})

describe('lint lets through', () => {
  it.each([
    ['the clock in the composition root', 'src/main.ts', 'export const now = () => new Date()\n'],
    ['a date of a given instant', 'src/domain/x.ts', 'export const at = (ms: number) => new Date(ms)\n'],
    ['Chinese text in the catalogue', 'src/i18n/locales/zh-CN/x.ts', 'export const x = \'告警\'\n'],
    ['Chinese terms in a comment', 'src/domain/x.ts', '/** Alarm (告警). */\nexport const x = 1\n'],
  ])('%s', async (_what, file, code) => {
    expect(await rulesBrokenBy(file, code)).toEqual([])
  })
})
