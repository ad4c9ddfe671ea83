import { barFromCollecting } from '#rooms/creche/barred/commands.server.ts';
import { listChildrenWithBars } from '#rooms/creche/barred/queries.server.ts';
import { nameCollector } from '#rooms/creche/collector/commands.server.ts';
import { tellCreche } from '#rooms/creche/settling/commands.server.ts';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Speakers } from './speakers.ts';

/** Whom a parent named to collect her child, what she told the crèche, and a name that fills the screen for another child. */
export async function nameWhoCollects(
	speakers: Speakers,
	{ parent, safeguardingLead }: { parent: string; safeguardingLead: string }
): Promise<void> {
	const speaks = await speakers.as(parent, false);
	await speaks(async (tx) => {
		const [child] = await listChildren(tx, parent);
		if (!child) throw new Error('the parent of the demonstration has no child');
		await nameCollector(tx, child.id, { id: uuidv7(), called: 'Samira Haddad', from: null, until: null });
		await tellCreche(tx, child.id, {
			id: uuidv7(),
			words: 'She falls asleep to the bus song. Her cloth is in the blue bag.'
		});
	});
	const lead = await speakers.as(safeguardingLead);
	await lead(async (tx) => {
		const [child] = await listChildrenWithBars(tx, 'Mateo');
		if (!child) throw new Error('nobody of the demonstration is called Mateo');
		await barFromCollecting(tx, { id: uuidv7(), child: child.id, called: 'Ed Marsh' });
	});
}
