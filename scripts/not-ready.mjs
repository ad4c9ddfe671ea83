// Says in words why Kith could not be made ready on a machine, and what to do. Runs on any Node that can read it, before
// anything is compiled: so it reads the catalogue of words itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const oldest = 20;
const folder = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../src/platform/i18n/messages');

class OldNode extends Error {}

/** The language of the shell, of those that have a catalogue here. */
function language() {
	const { LC_ALL, LC_MESSAGES, LANG } = process.env;
	const [code = ''] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@-]/);
	return existsSync(join(folder, `shell.${code}.json`)) ? code : 'en';
}

/**
 * A message of the shell, in its language.
 * @param {string} key
 * @param {Record<string, string>} [parts]
 */
function m(key, parts = {}) {
	const words = JSON.parse(readFileSync(join(folder, `shell.${language()}.json`), 'utf8'));
	return words[key].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => parts[name] ?? '');
}

/**
 * Throws where this Node is too old to install with.
 * @param {string} version
 */
export function refuseOldNode(version) {
	if (Number(version.split('.')[0]) >= oldest) return;
	throw new OldNode(m('shell_ready_old_node', { version, oldest: String(oldest) }));
}

/**
 * Why installing or building did not finish, and what to do.
 * @param {{ code?: string, path?: string, message: string, stderr?: unknown, syscall?: string }} error
 */
export function whyNotReady(error) {
	const said = `${error.code ?? ''} ${error.stderr ?? ''}`;
	const has = (/** @type {RegExp} */ words) => words.test(said);
	if (has(/ENOSPC|EDQUOT/)) return m('shell_ready_no_room');
	if (has(/EACCES|EPERM|EROFS/)) return m('shell_ready_not_written', { path: error.path ?? m('shell_ready_folder') });
	if (error.code === 'ENOENT' && String(error.syscall).includes('npm')) return m('shell_ready_no_npm');
	if (has(/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i))
		return m('shell_ready_no_registry');
	if (has(/CERT|SELF_SIGNED|UNABLE_TO_/)) return m('shell_ready_certificate');
	if (error instanceof OldNode) return error.message;
	return m('shell_ready_unfinished');
}
