// The second half of the telling days.
import { fillsOnHalf } from './telling-days.ts';

fillsOnHalf(1);
