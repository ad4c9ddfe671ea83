import { sql, type RawBuilder } from 'kysely';

/**
 * A moment as PostgreSQL asks for it while it runs a statement, not while it plans it: the plan does not depend on the value, so a
 * statement that each page asks is planned once and not each time. For a few hundred meetings planning took longer than the answer
 * (`bench/growth.ts --only /manage/team`).
 */
export const asked = (moment: Date): RawBuilder<Date> => sql`(select ${moment}::timestamptz)`;
