import { ApiParam } from '@nestjs/swagger';

const CODE = { name: 'code', example: 'welcome' };

/** Documents the path parameter of a code. */
export const CodeParameter = (): MethodDecorator & ClassDecorator => ApiParam(CODE);

/** Documents the path parameter that names a voucher by its code or its id. */
export const CodeOrIdParameter = (): MethodDecorator & ClassDecorator =>
  ApiParam({ ...CODE, description: 'The code, or the `v_` id.' });
