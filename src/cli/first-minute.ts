/** An error of the system or of PostgreSQL, as far as it says something. */
interface Told {
	code?: string;
	syscall?: string;
	path?: string;
	address?: string;
	port?: number;
}

/** What went wrong, in words that say what to do: for what happens to whoever starts Kith for the first time. */
export function saidPlainly(error: unknown, env: NodeJS.ProcessEnv = process.env): string {
	const told = (error ?? {}) as Told;
	return ofPort(told) ?? ofFolder(told) ?? ofDatabase(told, env) ?? plain(error);
}

/** Several addresses tried in vain are one error without a word of its own. */
function plain(error: unknown): string {
	if (error instanceof AggregateError && !error.message) return plain(error.errors[0]);
	return error instanceof Error ? error.message : String(error);
}

function ofPort({ code, syscall, port, address }: Told): string | undefined {
	if (syscall !== 'listen') return undefined;
	const where = `port ${port} of ${address}`;
	if (code === 'EADDRINUSE')
		return `${where} is taken: something else listens there, perhaps another Kith. Name another (--port ${Number(port) + 1}), or see what it is: ss -ltnp "sport = :${port}"`;
	if (code === 'EACCES')
		return `${where} may be opened by root alone. Name one over 1023 (--port 3000) and put a proxy in front: docs/how-to/host.md`;
	if (code === 'EADDRNOTAVAIL')
		return `${address} is no address of this machine. Leave --host (HOST) out, or write 0.0.0.0 for all of them.`;
	return undefined;
}

function ofFolder({ code, path, syscall }: Told): string | undefined {
	const where = path ?? 'the folder with the data';
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return `there is no room left for ${where}. Make room, or name a folder on another disk (--data or KITH_DATA).`;
	if (syscall === 'listen' || syscall === 'connect' || !path) return undefined;
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return `${path} can't be ${syscall === 'open' || syscall === 'scandir' ? 'read or written' : 'written'} by this user. Start Kith as the user to whom it belongs, or name another folder (--data or KITH_DATA).`;
	if (code === 'ENOTDIR' || code === 'EEXIST') return `${path} is no folder. Name another (--data or KITH_DATA).`;
	return undefined;
}

const unreachable = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);

/** What a PostgreSQL server of somebody else says to whoever names it for the first time. The address is named, never the password. */
function ofDatabase(told: Told, { DATABASE_URL }: NodeJS.ProcessEnv): string | undefined {
	const url = DATABASE_URL && URL.parse(DATABASE_URL);
	if (!url) return undefined;
	const { code = '' } = told;
	const [where, login, name] = [url.host, decodeURIComponent(url.username), url.pathname.slice(1)];
	if (unreachable.has(code) || /timeout/i.test(plain(told)))
		return `DATABASE_URL: nothing answers at ${where}. Is PostgreSQL running there, does it listen on that port, and does a firewall let this machine in?`;
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
		return `DATABASE_URL: there is no machine called ${url.hostname}. Is the name right, and is there a network?`;
	if (code === '28P01')
		return `DATABASE_URL: the password of ${login} is not the right one. A sign such as # or / in it is written by its number: %23, %2F.`;
	if (code === '28000')
		return `DATABASE_URL: the server at ${where} does not let ${login} in from here. Its pg_hba.conf says who may, from where, and whether TLS is needed (?sslmode=require).`;
	if (code === '3D000')
		return `DATABASE_URL: there is no database ${name} at ${where}. Make it: createdb -h ${url.hostname} -O ${login} ${name}`;
	if (code === '53300')
		return `DATABASE_URL: the server at ${where} takes no more connections. Kith needs 40: raise max_connections.`;
	if (code === '57P03') return `DATABASE_URL: the server at ${where} is still starting. Try again in a minute.`;
	if (/does not support SSL/.test(plain(told)))
		return `DATABASE_URL: the server at ${where} speaks no TLS. Leave sslmode out where it is on this machine or in a network of your own.`;
	return undefined;
}
