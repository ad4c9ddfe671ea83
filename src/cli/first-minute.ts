import { m } from '#messages';

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
	return error instanceof Error ? error.message || error.name : String(error);
}

function ofPort({ code, syscall, port, address }: Told): string | undefined {
	if (syscall !== 'listen') return undefined;
	if (code === 'EADDRINUSE')
		return m.shell_port_taken({ port: String(port), address: String(address), next: String(Number(port) + 1) });
	if (code === 'EACCES') return m.shell_port_root({ port: String(port), address: String(address) });
	if (code === 'EADDRNOTAVAIL') return m.shell_port_elsewhere({ address: String(address) });
	return undefined;
}

function ofFolder({ code, path, syscall }: Told): string | undefined {
	const where = path ?? m.shell_data_folder();
	if (code === 'ENOSPC' || code === 'EDQUOT') return m.shell_no_room({ where });
	if (syscall === 'listen' || syscall === 'connect' || !path) return undefined;
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return syscall === 'open' || syscall === 'scandir' ? m.shell_not_read({ path }) : m.shell_not_written({ path });
	if (code === 'ENOTDIR' || code === 'EEXIST') return m.shell_no_folder({ path });
	return undefined;
}

const unreachable = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);

/** What a PostgreSQL server of somebody else says to whoever names it for the first time. The address is named, never the password. */
function ofDatabase(told: Told, { DATABASE_URL }: NodeJS.ProcessEnv): string | undefined {
	const url = DATABASE_URL && URL.parse(DATABASE_URL);
	if (!url) return undefined;
	const { code = '' } = told;
	const [where, login, name] = [url.host, decodeURIComponent(url.username), url.pathname.slice(1)];
	if (unreachable.has(code) || /timeout/i.test(plain(told))) return m.shell_database_silent({ where });
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return m.shell_database_nowhere({ host: url.hostname });
	if (code === '28P01') return m.shell_database_password({ login });
	if (code === '28000') return m.shell_database_refuses({ where, login });
	if (code === '3D000') return m.shell_database_none({ name, where, host: url.hostname, login });
	if (code === '53300') return m.shell_database_full({ where });
	if (code === '57P03') return m.shell_database_starting({ where });
	if (/does not support SSL/.test(plain(told))) return m.shell_database_clear({ where });
	return undefined;
}
