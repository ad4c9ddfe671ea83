// Says in words why Kith could not be made ready on a machine, and what to do. Runs on any Node that can read it.

const oldest = 20;

/**
 * Throws where this Node is too old to install with.
 * @param {string} version
 */
export function refuseOldNode(version) {
	if (Number(version.split('.')[0]) >= oldest) return;
	throw new Error(
		`this is Node ${version}, and Kith needs ${oldest} or newer to begin with (it brings its own for the rest). Install one from https://nodejs.org, then try again.`
	);
}

/**
 * Why installing or building did not finish, and what to do.
 * @param {{ code?: string, path?: string, message: string, stderr?: unknown, syscall?: string }} error
 */
export function whyNotReady(error) {
	const said = `${error.code ?? ''} ${error.stderr ?? ''}`;
	const has = (/** @type {RegExp} */ words) => words.test(said);
	if (has(/ENOSPC|EDQUOT/))
		return 'there is no room left on the disk. Kith needs about 1 GB: make room, then try again.';
	if (has(/EACCES|EPERM|EROFS/))
		return `${error.path ?? 'this folder'} can't be written by this user. Run the first bin/kith as the user to whom the folder belongs.`;
	if (error.code === 'ENOENT' && String(error.syscall).includes('npm'))
		return 'npm is not installed. It comes with Node from https://nodejs.org; on Debian: apt install npm.';
	if (has(/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i))
		return 'the npm registry could not be reached. Is there a network? Behind a proxy: npm config set proxy http://… ; without one: copy node_modules from a machine of the same kind.';
	if (has(/CERT|SELF_SIGNED|UNABLE_TO_/))
		return 'the npm registry could not be trusted: its certificate is not known here (npm config set cafile FILE).';
	if (/is Node /.test(error.message)) return error.message;
	return 'the installation did not finish; the lines above say why. Node 20 or newer, npm and the npm registry are needed.';
}
