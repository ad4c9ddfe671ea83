import * as v from 'valibot';
import { hear } from '#platform/jobs/news.ts';
import { declareKinds } from '#platform/mail/kind.ts';
import type { Room } from '#platform/room.ts';

/** News of the made-up room. */
export const quiltFinished = { name: 'quilting.quilt.finished', holds: v.strictObject({ quilt: v.string() }) };

/** A room that is made up, with each part that a room can have; what is done in it is written down. */
export function quilting(done: string[]): Room {
	const note = (what: string) => async () => void done.push(what);
	return {
		name: 'quilting',
		uses: ['people'],
		roles: [],
		letters: { 'quilting.card': async () => (done.push('letter'), null) },
		kinds: declareKinds({ 'quilting.card': { class: 'service', topic: null, dated: false } }),
		jobs: { 'quilting-count': note('job') },
		news: {
			announced: [quiltFinished],
			heard: [hear(quiltFinished, async (_, { quilt }) => void done.push(`heard ${quilt}`))]
		},
		everyMinute: [{ name: 'threads', due: 'quilting.due_threads', work: note('minute') }],
		ways: [{ href: '/quilts', label: () => 'Quilts', shownTo: ['evaluator'], beginsFor: ['creche_worker'] }],
		ownData: {
			copyFor: async () => ({ 'quilting.quilt': [{ colour: 'red' }] }),
			endFor: note('ended'),
			eraseFor: note('forgotten')
		},
		keeps: { 'quilting.thread': 'threads' },
		sees: { tables: { 'quilting.quilt': { why: 'made up', see: { person: 'own' } } } }
	};
}
