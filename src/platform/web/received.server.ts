import type { Handle } from '@sveltejs/kit/hooks';
import { isForm, largestForm, sentIn } from '../forms/sent.server.ts';
import { areaOf } from '../identity/limits.ts';
import { scales } from './scales.ts';

type Pan = ReturnType<ReturnType<typeof scales>['pan']>;

const [kilo, second] = [1024, 1000];
/** A phone with a poor signal sends 64 KB in half a minute; a spreadsheet may take two. */
const patience = { form: 30 * second, file: 120 * second };
const memory = { ofOneNetwork: 8 * 1024 * kilo, inAll: 32 * 1024 * kilo };

/** A file that is larger than a page takes goes by, up to here, so that its field says so and nothing typed is lost. */
const passes = 24 * 1024 * kilo;

/**
 * Receives forms before anything else is begun, so that nothing is ever held while somebody is slow. `files`: how large
 * the file may be that a page asks for, by the page's route.
 */
export function receiving(files: Record<string, number>): { forms: Handle; files: Handle } {
	const scale = scales(memory.ofOneNetwork, memory.inAll);
	const pans = new WeakMap<Request, Pan>();
	const largest = (route: string | null) => files[route ?? ''];
	return {
		/** Every form that is no larger than forms are. What arrived is let go of when the answer is made. */
		forms: async ({ event, resolve }) => {
			const { request } = event;
			if (!isForm(request)) return resolve(event);
			const pan = scale.pan(areaOf(event.getClientAddress()));
			pans.set(request, pan);
			try {
				const waits = largest(event.route.id) !== undefined && !isSmall(request);
				if (!waits) await sentIn(request, { most: largestForm, patience: patience.form, weigh: pan.weigh });
				return await resolve(event);
			} finally {
				pan.letGo();
			}
		},
		/** A form with a file: only where the page asks for one, and only from somebody who may open that page. */
		files: async ({ event, resolve }) => {
			const most = largest(event.route.id);
			const pan = pans.get(event.request);
			if (most !== undefined && pan)
				await sentIn(event.request, { most: withRoom(most), patience: patience.file, weigh: pan.weigh, passes });
			return resolve(event);
		}
	};
}

const isSmall = ({ headers }: Request) => Number(headers.get('content-length') ?? Infinity) <= largestForm;

/** A file that is a little too large is told so at its field; a sheet held in the page comes back with longer line ends. */
const withRoom = (file: number) => file * 1.25 + largestForm;
