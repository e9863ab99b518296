/** Serves the repository's folder on this machine, so that www/ finds the extension's modules. */

import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

export async function serveSite() {
  const context = await esbuild.context({});
  const servedir = fileURLToPath(new URL('..', import.meta.url));
  const { port } = await context.serve({ servedir, host: '127.0.0.1', port: 0 });
  return { address: `http://127.0.0.1:${port}`, close: () => context.dispose() };
}
