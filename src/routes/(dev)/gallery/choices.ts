export const answers = [
	{ value: '1', label: 'Not at all' },
	{ value: '2', label: 'Now and then' },
	{ value: '3', label: 'Some of the time' },
	{ value: '4', label: 'Often' },
	{ value: '5', label: 'Nearly always' }
];

export const skies = [
	{ value: 'sunny', label: 'Sunny', sky: 'sunny' as const },
	{ value: 'bright', label: 'Bright spells', sky: 'bright' as const },
	{ value: 'cloudy', label: 'Cloudy', sky: 'cloudy' as const },
	{ value: 'fog', label: 'Fog', sky: 'fog' as const },
	{ value: 'rain', label: 'Rain', sky: 'rain' as const },
	{ value: 'storm', label: 'Storm', sky: 'storm' as const }
];
