import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// How long a condition may take says nothing about us on a busy machine: it is waited for, and a test that hangs still ends.
configure( { asyncUtilTimeout: 4000 } );
