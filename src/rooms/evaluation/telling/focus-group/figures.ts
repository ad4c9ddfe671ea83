/** Something that a group raised under a question of its guide. */
export interface Raised {
	question: string;
	theme: string;
	point: string;
	/** Which group raised it. */
	group: string;
}

/** A point with how many groups raised it. */
export interface CountedPoint {
	question: string;
	theme: string;
	point: string;
	groups: number;
}

/** Points of focus groups by question and theme. */
export interface PointsByQuestion {
	question: string;
	themes: { theme: string; points: { point: string; groups: number }[] }[];
}

/** How many groups raised each point at least once, in the order in which points first came. */
export function countGroups(raised: readonly Raised[]): CountedPoint[] {
	const points = new Map<string, { point: CountedPoint; groups: Set<string> }>();
	for (const { question, theme, point, group } of raised) {
		const key = JSON.stringify([question, theme, point]);
		const known = points.get(key) ?? { point: { question, theme, point, groups: 0 }, groups: new Set() };
		points.set(key, { ...known, groups: known.groups.add(group) });
	}
	return [...points.values()].map(({ point, groups }) => ({ ...point, groups: groups.size }));
}

/** Points under their themes and questions, those that most groups raised first; questions and themes in the order in which they came. */
export function pointsByQuestion(points: readonly CountedPoint[]): PointsByQuestion[] {
	const eachOnce = <Key extends 'question' | 'theme'>(rows: readonly CountedPoint[], key: Key) => [
		...new Set(rows.map((row) => row[key]))
	];
	return eachOnce(points, 'question').map((question) => {
		const asked = points.filter((row) => row.question === question);
		return {
			question,
			themes: eachOnce(asked, 'theme').map((theme) => ({
				theme,
				points: asked
					.filter((row) => row.theme === theme)
					.toSorted((one, other) => other.groups - one.groups)
					.map(({ point, groups }) => ({ point, groups }))
			}))
		};
	});
}
