import { sql } from 'kysely';
import { isoDay } from '#platform/i18n/dates.ts';
import { areChecked } from '#platform/help-lines/lines.ts';
import { findOrganisation } from '#platform/identity/organisation.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { lettersGo, runtime } from '#platform/runtime.ts';
import { isPublicOrigin } from '#platform/settings/origin.ts';
import { mayManageCourses } from '../../courses/cohort/policy.ts';
import { lacking, type Lack, type OpeningFacts } from './policy.ts';

type Counted = Omit<OpeningFacts, 'lettersGo' | 'isReachable' | 'hasWording' | 'helpChecked'>;

/** What a charity still lacks before parents may come, for whoever coordinates it: what `bin/kith doctor` tells the host. */
export async function findLacks(tx: Tx, hasWording: boolean): Promise<Lack[]> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { rows } = await sql<Counted>`
		select count(distinct r.account_id) filter (where r.role = 'coordinator')::int as coordinators,
			count(distinct r.account_id) filter (where r.role = 'safeguarding_lead')::int as leads,
			count(distinct r.account_id) filter (where r.role = 'safeguarding_lead' and platform.has_set_up(r.account_id))::int as "leadsInside",
			count(distinct r.account_id) filter (where r.role = 'conduct_lead' and platform.has_set_up(r.account_id))::int as "conductLeads",
			count(distinct r.account_id) filter (where r.role <> 'conduct_lead')::int as hearers,
			exists (select from platform.appointment a where a.role = 'safeguarding_lead' and a.answer is null
				and platform.appointment_is_open(a.asked_at, a.until)) as "leadWaits",
			exists (select from platform.organisation o where o.contact_phone is not null or o.contact_email is not null) as "hasContact",
			exists (select from platform.organisation o where o.backup_said_at is not null) as "backupSaid"
		from platform.role_now r where r.circle_id is null and r.role in ('coordinator', 'safeguarding_lead', 'conduct_lead', 'outside_contact')`.execute(
		tx.db
	);
	const [counted] = rows;
	if (!counted) return [];
	const { origin, demonstration } = runtime();
	const isReachable = demonstration || isPublicOrigin(origin);
	const { helpLines, languages } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	const helpChecked = areChecked(helpLines, languages, isoDay(tx.now, tx.zone));
	return lacking({ ...counted, helpChecked, lettersGo: lettersGo(), isReachable, hasWording });
}
