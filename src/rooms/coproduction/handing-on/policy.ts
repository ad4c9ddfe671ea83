/** How many of the hours that somebody hands on nobody has said yes to, or is asked about. */
export function hoursLeft(hours: number, handed: readonly { hours: number; answer: 'yes' | 'no' | null }[]): number {
	return hours - handed.filter(({ answer }) => answer !== 'no').reduce((sum, each) => sum + each.hours, 0);
}

/** Whether somebody works on a day, or will. */
export const stillWorks = (work: { answer: 'yes' | 'no' | null; untilOn: string }, today: string): boolean =>
	work.answer === 'yes' && work.untilOn >= today;
