import { Center, Loader } from '@mantine/core';
import { texts } from './texts.js';

/** While something is read for the first time. */
export function Waiting() {
  return (
    <Center p="xl" role="status">
      <Loader aria-label={texts.loading} />
    </Center>
  );
}
