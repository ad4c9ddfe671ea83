/** Names that parents had suggested for the course, and what they meant by them. */
export const courseNames = [
	{
		name: { en: 'The Warm Cup', es: 'La taza caliente' },
		meaning: { en: 'A drink that you finish while it is hot', es: 'Algo que te tomas entero mientras está caliente' }
	},
	{
		name: { en: 'Little Lanterns', es: 'Farolitos' },
		meaning: { en: 'Small lights in a long night', es: 'Luces pequeñas en una noche larga' }
	},
	{
		name: { en: 'The Porch', es: 'El porche' },
		meaning: {
			en: 'Half inside, half outside: come as near as you like',
			es: 'Medio dentro, medio fuera: acércate lo que quieras'
		}
	},
	{
		name: { en: 'Roots and Rain', es: 'Raíces y lluvia' },
		meaning: { en: 'What holds, and what feeds', es: 'Lo que sostiene y lo que alimenta' }
	},
	{
		name: { en: 'Second Wind', es: 'Segundo aliento' },
		meaning: { en: 'When you thought that you had none left', es: 'Cuando creías que ya no te quedaba' }
	},
	{
		name: { en: 'Slow Mornings', es: 'Mañanas lentas' },
		meaning: { en: 'No hurry here', es: 'Aquí no hay prisa' }
	}
] as const;

/** What came by phone, each in somebody's order; one left her paper empty. */
export const byPhone: readonly (readonly number[])[] = [
	[],
	...[[3, 2], [3, 2, 1], [3], [3, 4, 1], [3, 1, 2], [3], [3, 2, 4, 1], [3, 1], [3, 5, 2], [3, 2], [3, 4]],
	...[[2, 1], [2, 3], [2], [2, 1, 3], [2, 5], [2, 3, 1], [2, 3], [2, 4], [2, 1], [2, 3]],
	...[[1, 2], [1, 3, 2], [1], [1, 3], [1, 2, 3]],
	...[
		[4, 3],
		[4, 1, 3],
		[4, 2],
		[5, 3],
		[5, 2, 3],
		[3, 1]
	]
];

/** What stood on slips, as it was written beside the names; on the last there are two firsts, so it is set aside. */
export const onSlips: readonly (readonly (number | null)[])[] = [
	[null, 2, 1, null, null],
	[2, null, 1, null, null],
	[null, 1, 2, null, null],
	[null, 1, null, null, null],
	[1, null, null, null, null],
	[null, null, 2, 1, null],
	[null, null, 2, null, 1],
	[1, 1, null, null, null]
];

/** What could be painted on the wall of the room, in the vote that is open. */
export const walls = [
	{
		name: { en: 'A tree of hands', es: 'Un árbol de manos' },
		meaning: { en: 'Every family leaves a leaf', es: 'Cada familia deja una hoja' }
	},
	{
		name: { en: 'The river and the bridge', es: 'El río y el puente' },
		meaning: { en: 'As you see it from the window', es: 'Como se ve desde la ventana' }
	},
	{
		name: { en: 'Birds going somewhere', es: 'Pájaros de camino' },
		meaning: { en: 'In the colours of the children', es: 'Con los colores de los niños' }
	},
	{
		name: { en: 'Good morning in our languages', es: 'Buenos días en nuestros idiomas' },
		meaning: { en: 'Nineteen of them, so far', es: 'Diecinueve, por ahora' }
	},
	{
		name: { en: 'The night sky', es: 'El cielo de noche' },
		meaning: { en: 'For those who are up at three', es: 'Para quienes están despiertas a las tres' }
	}
] as const;

/** Orders of the few who have voted already in it. */
export const early: readonly (readonly number[])[] = [[1, 4, 2], [4, 1], [2], [5, 3, 1], [1], [3, 1, 5, 2]];
