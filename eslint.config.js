import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['extension/built/', 'target/', 'node_modules/'] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    // Extension pages reach the browser through one door.
    files: ['extension/**/*.js'],
    ignores: ['extension/browser.js', 'extension/icons/**'],
    rules: { 'no-restricted-globals': ['error', 'chrome', 'browser'] },
  },
  {
    files: ['tests/**/*.js', 'extension/icons/render.js', 'eslint.config.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.webextensions } },
    rules: { 'no-console': 'off' },
  },
];
