/** More is asked of this process just now than it can do well; whoever asks may try again in a few seconds. */
export class Busy extends Error {
	override name = 'Busy';
}
