import { ApiParam } from '@nestjs/swagger';

/** Documents the path parameter that names an action. */
export const ActionIdParameter = (): MethodDecorator & ClassDecorator =>
  ApiParam({ name: 'asyncActionId', example: 'aa_0ab2df092385be5ca5' });
