import { m } from '#messages';
import { checkVotes, isWell, type CheckedVotes } from '../decide-check.ts';
import { finding, type Finding } from './finding.ts';

/** Whether each vote counts again as it was counted, and has a key only while it is open. Nothing is said where nobody has voted yet. */
export async function voteFindings(ownerUrl: string, dataDir: string): Promise<Finding[]> {
	const checked = await checkVotes(ownerUrl, dataDir);
	const { open, counted, outlived } = checked;
	if (!open && !counted.length && !outlived.length) return [];
	const right = m.doctor_votes_right({ open, counted: counted.length });
	return [finding('votes', isWell(checked) ? undefined : wrongIn(checked), right)];
}

function wrongIn({ counted, lost, outlived }: CheckedVotes): string {
	const differing = counted.filter(({ same }) => !same).map(({ id }) => id);
	const said = [
		outlived.length && m.doctor_votes_outlived({ ids: outlived.join(', ') }),
		lost.length && m.doctor_votes_lost({ ids: lost.join(', ') }),
		differing.length && m.doctor_votes_differ({ ids: differing.join(', ') })
	];
	return said.filter(Boolean).join(' ');
}
