import type { KeyPlace } from '#platform/identity/passkey/commands.server.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** Where keys made on this page work: this host alone. Phones list them under the name that letters come from. */
export function placeOf({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>): KeyPlace {
	return { rpId: url.hostname, origin: url.origin, called: locals.organisation.name };
}
