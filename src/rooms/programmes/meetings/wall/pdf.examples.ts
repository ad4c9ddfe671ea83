import type { WallSheet } from './pdf.server.ts';

export const englishWallSheet: WallSheet = {
	organisation: 'Willow Lane',
	heading: 'Here? Scan this',
	note: 'Then write your first name. Somebody comes to say hello.',
	square: 'A square to scan with a phone',
	orType: 'Or type',
	url: 'https://willow-lane.example/here/zvz9-xpaq-6yrv',
	address: 'willow-lane.example/here/zvz9-xpaq-6yrv',
	foot: 'For Tuesday 26 January. Take it down afterwards.'
};

export const spanishWallSheet: WallSheet = {
	...englishWallSheet,
	heading: '¿Has llegado? Escanea',
	note: 'Después escribe tu nombre. Alguien viene a saludarte.',
	square: 'Un cuadrado para escanear con el móvil',
	orType: 'O escribe',
	foot: 'Para el martes 26 de enero. Quítalo después.'
};
