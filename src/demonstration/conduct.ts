import { listConcerns } from '#rooms/safeguarding/concern/queries.server.ts';
import { raiseConcern } from '#rooms/safeguarding/worry/commands.server.ts';
import type { Member } from './staff.ts';
import type { Speakers } from './speakers.ts';

/** A trustee who deals with what is about those who work or help here. */
export const farah: Member = { called: 'Farah', email: 'farah@trustees.example', role: 'conduct_lead' };

/** Who writes of it, who is not to read it, and who does. */
export type OfConduct = Record<'facilitator' | 'safeguardingLead' | 'conductLead', string>;

/** A facilitator writes of something that felt wrong in the crèche, and strikes the safeguarding lead out; returns where the conduct lead reads it. */
export async function tellOfConduct(speakers: Speakers, team: OfConduct): Promise<string> {
	const raiser = await speakers.as(team.facilitator);
	const outcome = await raiser((tx) =>
		raiseConcern(tx, {
			...{
				person: '',
				who: 'One of those who mind the crèche on Tuesdays',
				isConduct: true,
				apart: [team.safeguardingLead]
			},
			words:
				'She took a boy by the arm, quite hard, when he would not put his coat on. He did not cry. It may be nothing. It felt wrong, and it is the second time.'
		})
	);
	if (!outcome.ok) throw new Error(`the matter of conduct was refused: ${outcome.reason}`);
	const lead = await speakers.as(team.conductLead);
	const [concern] = await lead((tx) => listConcerns(tx));
	if (!concern) throw new Error('the conduct lead of the demonstration reads nothing');
	return concern.id;
}
