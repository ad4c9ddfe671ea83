import { m } from '#messages';
import { definitionOf } from '@kith/measures';
import pg from 'pg';
import { uncheckedItems } from '#rooms/evaluation/measure/policy.ts';
import type { Finding } from './finding.ts';

interface Kept {
	organisation: string;
	measure: string;
	language: string;
	source: 'fhir-r4' | 'plain-text' | 'redcap-dictionary';
	values_from: string | null;
	checked: number[];
	asked: boolean;
}

/**
 * Whether somebody has vouched for the direction of every answer that is turned or asks about safety, in each
 * organisation: words that came in before Kith asked for it may run the wrong way round.
 */
export async function wordingFindings(ownerUrl: string): Promise<Finding[]> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		return (await keptWords(owner)).flatMap(findingOf);
	} finally {
		await owner.end();
	}
}

async function keptWords(owner: pg.Client): Promise<Kept[]> {
	const { rows } =
		await owner.query<Kept>(`select o.name as organisation, w.measure, w.language, w.source, w.values_from,
		array(select c.item from evaluation.wording_check c where c.org_id = w.org_id and c.wording_id = w.id) as checked,
		exists (select from evaluation.wave a where a.org_id = w.org_id and a.measure = w.measure) as asked
		from evaluation.wording w join platform.organisation o on o.id = w.org_id
		where w.version = (select max(n.version) from evaluation.wording n
			where n.org_id = w.org_id and n.measure = w.measure and n.language = w.language)
		order by o.created_at, w.measure, w.language`);
	return rows;
}

function findingOf(row: Kept): Finding[] {
	const definition = definitionOf(row.measure);
	const items = definition
		? uncheckedItems(definition, { source: row.source, valuesFrom: row.values_from }, row.checked)
		: [];
	if (!items.length) return [];
	const unchecked = m.doctor_words_unchecked({ items: items.join(', ') });
	const says = row.asked ? `${unchecked} ${m.doctor_words_asked()}` : unchecked;
	const { organisation, measure, language } = row;
	const called = m.doctor_check_words({ organisation, measure, language });
	return [{ check: `${organisation}: ${measure} in ${language}`, called, ok: false, says }];
}
