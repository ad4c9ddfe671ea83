import { networkOf } from '#platform/identity/limits.ts';
import { readStop } from '#platform/mail/stop.ts';
import { endTopic } from '#rooms/people/topic/commands.server.ts';

/** A mail service sends many people's taps from one network; a person sends one. */
const most = 300;

/** Ends what a link ends. One that is none answers the same, so that nobody learns which are. False where too much was asked from one network. */
export async function stopByLink(locals: App.Locals, link: string): Promise<boolean> {
	if (!(await locals.allow('stop', networkOf(locals.clientAddress), most, 3600))) return false;
	const said = readStop(locals.organisation.id, link);
	if (said)
		await locals.link(async (tx) => {
			for (const topic of said.ended) await endTopic(tx, said.accountId, topic, 'letter');
		});
	return true;
}
