/** Renders icon.svg to the sizes the manifest names: `npm run icons` after a change to it. */

import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const folder = new URL('.', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
for (const size of [16, 32, 48, 128]) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(new URL(`${size}.png`, folder), image.asPng());
}
