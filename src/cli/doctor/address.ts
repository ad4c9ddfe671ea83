import type { LastStart } from '../../server/running.ts';
import { isSafeOrigin } from '../../platform/settings/origin.ts';
import { readSaid } from '../../platform/settings/said.ts';
import type { Trust } from '../../platform/settings/trust.ts';
import { doctorHeader, doctorsWord, type Came } from '../../platform/web/doctor.ts';
import { m } from '#messages';
import { ask } from './ask.ts';
import { finding, type Finding } from './finding.ts';

/** An address that nobody has (RFC 5737): if Kith takes it for a visitor's, visitors can write there what they like. */
const made = '192.0.2.77';
const largestUpload = 2_500_000;
const how = m.doctor_how;

/** Whether people reach this installation under its address, and forms sent there are taken: it asks itself, through whatever is in front. */
export async function addressFindings(
	start: LastStart | undefined,
	key: string,
	env = process.env
): Promise<Finding[]> {
	const said = readSaid(env);
	const wrong = said.troubles.filter(({ setting }) => setting === 'ORIGIN' || setting === 'TRUST_PROXY');
	if (wrong.length)
		return wrong.map(({ setting, says }) => finding('address', m.doctor_trouble({ setting, says }), ''));
	const origin = said.origin ?? start?.origin;
	if (!origin) return [finding('address', m.doctor_origin_unset(), '')];
	const unsafe = isSafeOrigin(origin) ? undefined : m.doctor_origin_unsafe({ origin });
	const trust = start?.trustProxy ?? said.trust;
	const unset = !said.origin && isLocal(origin) ? m.doctor_origin_unset() : undefined;
	const differs =
		start && start.origin !== origin ? m.doctor_origin_differs({ origin, started: start.origin }) : undefined;
	return [
		finding('address', unset ?? unsafe ?? differs, origin),
		...(await throughTheFront(origin, key, trust, start))
	];
}

const isLocal = (origin: string) => /^(localhost|127\.|\[::1\])/.test(new URL(origin).hostname);

/** Asks this installation for what people ask for, the way they come. */
export async function throughTheFront(
	origin: string,
	key: string,
	trust: Trust,
	start?: LastStart
): Promise<Finding[]> {
	const doctors = { [doctorHeader]: doctorsWord(key) };
	const first = await ask(`${origin}/health`, { headers: { ...doctors, 'x-forwarded-for': made } });
	if (first.problem !== undefined) return [finding('reached', first.problem, '')];
	if (first.status >= 300 && first.status < 400)
		return [finding('reached', m.doctor_leads_on({ origin, location: first.location }), '')];
	if ([502, 503, 504].includes(first.status))
		return [
			finding(
				'reached',
				start ? m.doctor_not_reached_port({ origin, port: String(start.port) }) : m.doctor_not_reached({ origin }),
				''
			)
		];
	const came = cameIn(first.body);
	if (!came) return [finding('reached', m.doctor_something_else({ origin }), '')];
	return [
		finding('reached', undefined, m.doctor_reached_right()),
		nameFinding(origin, came, trust),
		visitorsFinding(came, trust, start),
		await formsFinding(origin, doctors),
		await filesFinding(origin, doctors)
	];
}

function cameIn(body: string): Came | undefined {
	try {
		return (JSON.parse(body) as { came?: Came }).came;
	} catch {
		return undefined;
	}
}

function nameFinding(origin: string, came: Came, trust: Trust): Finding {
	const { host, protocol } = new URL(origin);
	const other = trust === false ? m.doctor_name_other_untold : m.doctor_name_other;
	const wrong =
		came.host !== host
			? other({ asked: came.asked, host, how: how() })
			: came.protocol !== protocol
				? m.doctor_name_protocol({ protocol, how: how() })
				: undefined;
	return finding('name', wrong, m.doctor_name_right({ host }));
}

function visitorsFinding(came: Came, trust: Trust, start: LastStart | undefined): Finding {
	const isOpen = trust === true && start && !/^(127\.|localhost$|::1$)/.test(start.host);
	const wrong =
		came.address === made
			? m.doctor_visitors_write({ how: how() })
			: came.isForwarded && trust === false && came.asked !== '' && cameThroughProxy(came)
				? m.doctor_visitors_one({ how: how() })
				: isOpen
					? m.doctor_visitors_open({ port: String(start.port), host: start.host })
					: undefined;
	return finding('visitors', wrong, m.doctor_visitors_right());
}

/** A machine asks itself from its own address: what else is in front writes another name, or comes from this machine under a public name. */
const cameThroughProxy = ({ address, host }: Came) =>
	/^(::ffff:)?127\.|^::1$/.test(address) && !/^(localhost|127\.|\[::1\])/.test(host);

async function formsFinding(origin: string, doctors: Record<string, string>): Promise<Finding> {
	const headers = { ...doctors, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
	const own = await ask(`${origin}/health`, { method: 'POST', headers: { ...headers, origin }, body: 'a=b' });
	const foreign = { ...headers, origin: 'https://elsewhere.invalid', 'sec-fetch-site': 'cross-site' };
	const others = await ask(`${origin}/health`, { method: 'POST', headers: foreign, body: 'a=b' });
	const wrong =
		own.problem ??
		others.problem ??
		(own.status !== 200
			? m.doctor_forms_refused({ status: own.status, how: how() })
			: others.status !== 403
				? m.doctor_forms_foreign()
				: undefined);
	return finding('forms', wrong, m.doctor_forms_right());
}

async function filesFinding(origin: string, doctors: Record<string, string>): Promise<Finding> {
	const headers = { ...doctors, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' };
	const heard = await ask(`${origin}/health`, { method: 'POST', headers, body: Buffer.alloc(largestUpload) });
	const wrong =
		heard.problem ?? (heard.status === 200 ? undefined : m.doctor_files_stopped({ status: heard.status, how: how() }));
	return finding('files', wrong, m.doctor_files_right());
}
