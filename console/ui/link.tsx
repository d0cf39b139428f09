import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link to another page of the console. */
export const Link = createLink(Anchor<'a'>);

/** The same, as a button. */
export const LinkButton = createLink(Button<'a'>);
