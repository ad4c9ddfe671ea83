const dot = (x: number, y: number) => `M${x} ${y}h.01`;
const circle = (x: number, y: number, r: number) =>
	`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const cloud = 'M7 15.5a3.8 3.8 0 0 1 .4-7.6 5.2 5.2 0 0 1 9.9 1.2 3.3 3.3 0 0 1-.3 6.4z';

/** Every icon as one stroked path on a 24 by 24 ground. */
export const icons = {
	arrow: 'M5 12h14M13 6l6 6-6 6',
	back: 'M15 5l-7 7 7 7',
	calendar: 'M4 6.5h16V20H4zM4 11h16M8 4v4M16 4v4',
	certificate: `${circle(12, 9, 5)}M8.5 13L7 21l5-2.5 5 2.5-1.5-8`,
	chart: 'M4 4v16h16M8 15l4-5 3 3 5-7',
	check: 'M4.5 12.5l5 5L19.5 7',
	clock: `${circle(12, 12, 8)}M12 7.5V12l3 2`,
	cloud,
	creche: `${circle(12, 13.5, 6.5)}${circle(6, 6.5, 2.3)}${circle(18, 6.5, 2.3)}${dot(9.7, 12)}${dot(14.3, 12)}M10 15.5c1 1.2 3 1.2 4 0`,
	cross: 'M6 6l12 12M18 6L6 18',
	download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
	edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
	eye: `M2.5 12C5 7.5 8.5 6 12 6s7 1.5 9.5 6c-2.5 4.5-6 6-9.5 6s-7-1.5-9.5-6z${circle(12, 12, 2.5)}`,
	fog: 'M5 8h11M8 12h12M4 16h9M16.5 16h2.5M19 8h1M4 12h.5',
	globe: `${circle(12, 12, 8)}M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16`,
	heart: 'M12 20S4 14.8 4 9.4A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.4C20 14.8 12 20 12 20z',
	home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
	info: `${circle(12, 12, 8.5)}M12 11v5.5${dot(12, 7.7)}`,
	key: `${circle(8, 15.5, 4)}M11 12.5L19.5 4M16 7.5l3 3`,
	leaf: 'M5 19C4 10 9 4.5 20 4.5 20.5 15 14 20 7 17M5 20c1.5-5 4.5-8 9-10',
	leave: 'M13 4H5v16h8M10 12h10M16 8l4 4-4 4',
	lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
	mail: 'M4 6h16v12.5H4zM4.5 7l7.5 6 7.5-6',
	people: `${circle(9, 8, 3.2)}M3 19.5c0-4 2.5-6 6-6s6 2 6 6M15.5 5.2a3.2 3.2 0 0 1 0 5.8M17.5 14c2.3.7 3.5 2.5 3.5 5.5`,
	person: `${circle(12, 7.8, 3.6)}M5 20.5c0-4.5 3-6.8 7-6.8s7 2.3 7 6.8`,
	phone: 'M6 4h3.5l1.5 4.5-2 1.5c1 2.2 2.5 3.8 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2C11 20 4 13 4 6a2 2 0 0 1 2-2z',
	pin: `M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21z${circle(12, 9.5, 2.5)}`,
	plus: 'M12 5v14M5 12h14',
	print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
	question: `${circle(12, 12, 8.5)}M9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.9${dot(12, 16.7)}`,
	rain: `${cloud}M8.5 18l-.8 2M12.5 18l-.8 2M16.5 18l-.8 2`,
	search: `${circle(10.5, 10.5, 6)}M15 15l5 5`,
	send: 'M4 12L20 4.5 15 20l-3.5-6.5zM11.5 13.5L20 4.5',
	storm: `${cloud}M12.5 15.5L10 19h3l-1.5 3`,
	sun: `${circle(12, 12, 4)}M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4`,
	tea: 'M5 9h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M8.5 3.5c-.8 1 .8 1.5 0 2.5M12.5 3.5c-.8 1 .8 1.5 0 2.5',
	warn: `M12 4l9 16H3zM12 10v4.5${dot(12, 17.2)}`
} as const;

/** A name that Icon knows. */
export type IconName = keyof typeof icons;
