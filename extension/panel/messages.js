/** Texts of `_locales` where the browser does not look them up, as in the playground. */

/**
 * @typedef {Record<string, { message: string, placeholders?: Record<string, { content: string }> }>} Messages
 */

/**
 * @param {Messages} messages What `_locales/en/messages.json` holds.
 * @returns {(name: string, values?: string[]) => string}
 */
export function messagesFrom(messages) {
  return (name, values = []) => {
    const entry = messages[name];
    if (!entry) {
      return '';
    }
    return entry.message.replace(/\$(\w+)\$/g, (_whole, key) => {
      const place = /^\$(\d)$/.exec(entry.placeholders?.[key.toLowerCase()]?.content ?? '');
      return (place && values[Number(place[1]) - 1]) ?? '';
    });
  };
}
