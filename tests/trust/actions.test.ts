// Every form of every page, sent by everybody with ids that belong to others: the answer is the one declared, and nothing changes.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { actions, declared, theirs, type Whose } from './actions.ts';
import { addressOf, partsFor, visitors, type Visitor } from './routes.ts';
import { test as withApp, type Served } from './served.ts';

const timeout = 540_000;

/** Whose ids are sent: somebody else's of the same charity, or of another charity. */
const others = {
	another: { parent: 'stranger', course: 'cedar' },
	elsewhere: { parent: 'foreigner', course: 'elm' }
} as const satisfies Record<Whose, { parent: string; course: string }>;

/** Writes down every row that is added, changed or removed, whoever does it; counting tries and noting who looked is no change. */
const watch = `
	create table public.touched (what text not null);
	create function public.touch() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
	begin
		insert into public.touched values (tg_op || ' ' || tg_table_schema || '.' || tg_table_name);
		return null;
	end $$;
	do $$ declare named text; begin
		for named in select format('%I.%I', schemaname, tablename) from pg_tables
			where schemaname in ('platform', 'people', 'programmes', 'evaluation', 'safeguarding')
				and schemaname || '.' || tablename not in ('platform.tally', 'platform.access')
		loop execute format('create trigger touched after insert or update or delete on %s for each row execute function public.touch()', named);
		end loop;
	end $$;`;

const test = withApp.extend('watched', { scope: 'file' }, async ({ served }) => {
	await served.set.scene.owner.query(watch);
	return served;
});

/** What was written since this was asked last. */
async function touched({ set }: Served): Promise<string[]> {
	const { rows } = await set.scene.owner.query<{ what: string }>('delete from public.touched returning what');
	return [...new Set(rows.map((row) => row.what))].sort();
}

interface Sent {
	status: number;
	changed: string[];
}

async function send(served: Served, action: string, who: Visitor, whose: Whose): Promise<Sent> {
	const [route = '', query] = action.split('?');
	const parts = { ...partsFor(served.set, others[whose]), offer: 'nobody', receipt: 'nobody', link: 'nobody' };
	const known: Record<string, string> = { ...parts, ...theirs(served.set, others[whose]) };
	const said = ([name, text]: [string, string]): [string, string] => {
		if (text === '$new') return [name, randomUUID()];
		return [name, text.startsWith('$') ? (known[text.slice(1)] ?? '') : text];
	};
	const fields = Object.entries(declared[action]?.fields ?? {}).map(said);
	const inAddress = fields.filter(([name]) => name.startsWith('?')).map(([name, text]) => `&${name.slice(1)}=${text}`);
	const inForm = fields.filter(([name]) => !name.startsWith('?'));
	const { status } = await served.ask(addressOf(route, parts) + (query ? `?${query}${inAddress.join('')}` : ''), {
		...(who === 'visitor' ? {} : { as: who }),
		method: 'POST',
		body: new URLSearchParams(inForm).toString() || 'none=',
		headers: { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded' }
	});
	return { status, changed: await touched(served) };
}

type Found = Record<string, Record<string, Record<string, Visitor[]>>>;

/** Who was answered otherwise than declared. */
function differences(found: Found): string[] {
	return Object.entries(found).flatMap(([action, kinds]) =>
		Object.entries(kinds).flatMap(([whose, statuses]) =>
			Object.entries(statuses).flatMap(([status, who]) =>
				who
					.filter((each) => !declared[action]?.[whose as Whose]?.[status]?.includes(each))
					.map((each) => `${each} ${action} ${whose}: ${status}`)
			)
		)
	);
}

test('every action of every page has a line, and no line is left over', () => {
	expect(Object.keys(declared).sort()).toEqual(actions().sort());
});

test(
	'what is sent with the ids of others is answered as declared, and changes nothing',
	{ timeout },
	async ({ watched }) => {
		const found: Found = {};
		const changed: string[] = [];
		for (const action of Object.keys(declared)) {
			const line = declared[action];
			if (!line || line.own) continue;
			for (const whose of ['another', 'elsewhere'] as const)
				for (const who of visitors) {
					if (line.does?.[whose]?.includes(who)) continue;
					const sent = await send(watched, action, who, whose);
					(((found[action] ??= {})[whose] ??= {})[sent.status] ??= []).push(who);
					if (sent.changed.length) changed.push(`${who} ${action} ${whose}: ${sent.changed.join(', ')}`);
				}
		}
		expect(changed).toEqual([]);
		expect(differences(found)).toEqual([]);
	}
);

test('a policy that lets a stranger in is found', { timeout }, async ({ watched }) => {
	const { owner } = watched.set.scene;
	await owner.query(
		'create policy planted on people.child for select to kith_app using (true); create policy planted on people.child_care for all to kith_app using (true)'
	);
	try {
		// the command still refuses what the policy shows: both must be gone before a stranger changes anything
		expect((await send(watched, '/(app)/(mine)/me/children?/confirm', 'parent', 'another')).status).toBe(403);
	} finally {
		await owner.query('drop policy planted on people.child; drop policy planted on people.child_care');
	}
});

test('whoever may, does: the forms that are sent are whole', { timeout }, async ({ watched }) => {
	const refused: string[] = [];
	for (const [action, { does, own }] of Object.entries(declared)) {
		const [who] = own ? [] : (does?.another ?? []);
		if (!who) continue;
		const { status } = await send(watched, action, who, 'another');
		if (status === 422 || status >= 500) refused.push(`${who} ${action}: ${status}`);
	}
	expect(refused).toEqual([]);
});
