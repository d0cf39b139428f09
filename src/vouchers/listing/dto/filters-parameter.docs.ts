import { ApiQuery } from '@nestjs/swagger';

/** Documents the query parameter `filters` of a list. */
export const FiltersParameter = (description: string): MethodDecorator & ClassDecorator =>
  ApiQuery({
    name: 'filters',
    required: false,
    description,
    style: 'deepObject',
    explode: true,
    schema: { type: 'object', additionalProperties: true },
  });
