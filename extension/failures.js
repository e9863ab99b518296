/** @import { Failure } from './types' */

/**
 * Whether nothing went wrong: there is nothing to be read.
 * @param {Failure} failure
 */
export const isQuiet = (failure) => failure === 'no_article' || failure === 'foreign';
