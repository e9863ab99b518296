/**
 * The page's script, injected by every click: the first marks the page, the second takes all marks
 * away and leaves nothing behind.
 */

import { Session } from './session.js';

/**
 * Where the running session is kept between injections: the global of the extension's own world,
 * which the page cannot see.
 */
const world = /** @type {{ onrecord?: Session }} */ (globalThis);

if (world.onrecord && !world.onrecord.ended) {
  world.onrecord.end();
} else {
  world.onrecord = new Session();
  void world.onrecord.begin();
}
