/**
 * The project's own lint rules.
 */

const cjk = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** @type {import('eslint').Rule.RuleModule} */
const noLiteralCjk = {
  meta: {
    type: 'problem',
    docs: { description: 'every word on screen goes through the i18n catalogue' },
    messages: { literal: 'Chinese text belongs in src/i18n/locales; write a key and translate it.' },
    schema: [],
  },
  create(context) {
    /** @param {import('eslint').Rule.Node | import('estree').Node} node @param {unknown} text */
    const check = (node, text) => {
      if (typeof text === 'string' && cjk.test(text)) context.report({ node, messageId: 'literal' })
    }
    /** @type {import('eslint').Rule.RuleListener} */
    const script = {
      Literal: node => check(node, node.value),
      TemplateElement: node => check(node, node.value.cooked),
    }
    const template = {
      ...script,
      VText: (/** @type {any} */ node) => check(node, node.value),
      VLiteral: (/** @type {any} */ node) => check(node, node.value),
    }
    const vue = context.sourceCode.parserServices
    return typeof vue?.defineTemplateBodyVisitor === 'function' ? vue.defineTemplateBodyVisitor(template, script) : script
  },
}

/** @type {import('eslint').Rule.RuleModule} */
const noUtilsFolder = {
  meta: {
    type: 'problem',
    docs: { description: 'a file is named for what it does' },
    messages: { utils: 'A folder or file called "{{name}}" says nothing of what is in it; name the thing.' },
    schema: [],
  },
  create(context) {
    return {
      Program(node) {
        const name = context.filename.split(/[\\/]/).slice(-4).map(part => part.replace(/\..*$/, '')).find(part => /^(?:utils?|helpers?|misc|commons?)$/i.test(part))
        if (name !== undefined && !(name === 'common' && context.filename.includes('contract'))) context.report({ node, messageId: 'utils', data: { name } })
      },
    }
  },
}

/** @type {import('eslint').Rule.RuleModule} */
const noBarrelFile = {
  meta: {
    type: 'problem',
    docs: { description: 'imports name the file that they mean' },
    messages: { barrel: 'This file only passes on what others export; import from those.' },
    schema: [],
  },
  create(context) {
    return {
      Program(node) {
        const passesOn = (/** @type {import('estree').Node} */ each) => each.type === 'ExportAllDeclaration' || (each.type === 'ExportNamedDeclaration' && each.source != null)
        if (node.body.length > 0 && node.body.every(passesOn)) context.report({ node, messageId: 'barrel' })
      },
    }
  },
}

/** @type {import('eslint').ESLint.Plugin} */
export const house = {
  rules: {
    'no-literal-cjk': noLiteralCjk,
    'no-utils-folder': noUtilsFolder,
    'no-barrel-file': noBarrelFile,
  },
}
