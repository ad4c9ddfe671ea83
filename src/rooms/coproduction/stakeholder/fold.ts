import { attitudes, influences, type Attitude, type Influence, type StakeholderFields } from './form.ts';

type Placed = Pick<StakeholderFields, 'attitude' | 'influence' | 'talkOn'>;

/** Whom to talk to next first, by the day; then those on whom most depends, of those equal the least convinced. Others stay as they came. */
export function inTheirOrder<One extends Placed>(all: readonly One[]): One[] {
	const last = '9999';
	return all.toSorted(
		(one, other) =>
			(one.talkOn ?? last).localeCompare(other.talkOn ?? last) ||
			influences.indexOf(other.influence) - influences.indexOf(one.influence) ||
			attitudes.indexOf(other.attitude) - attitudes.indexOf(one.attitude)
	);
}

/** One place of the drawing: who stands there, by her number in the list. */
export interface MapPlace {
	attitude: Attitude;
	influence: Influence;
	numbers: number[];
}

/** The list as a drawing: the last word above and little influence below, each row from against to for us. */
export function mapPlaces(all: readonly Placed[]): MapPlace[] {
	return influences.toReversed().flatMap((influence) =>
		attitudes.toReversed().map((attitude) => ({
			attitude,
			influence,
			numbers: all.flatMap((one, at) => (one.attitude === attitude && one.influence === influence ? [at + 1] : []))
		}))
	);
}
