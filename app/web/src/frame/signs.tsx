/** What the pages are marked with where there is room for little. */
import type { ReactNode } from 'react';

const drawn = (paths: ReactNode) => (
    <svg
        width="22"
        height="22"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
    >
        {paths}
    </svg>
);

export const POOLS_SIGN = drawn(
    <path d="M3 8c3 0 3.5 2 6 2s3-2 6-2 3.5 2 6 2M3 15c3 0 3.5 2 6 2s3-2 6-2 3.5 2 6 2" />,
);
export const POSITIONS_SIGN = drawn(
    <path d="M12 3l8 4.5-8 4.5-8-4.5zM4 12l8 4.5 8-4.5M4 16.5L12 21l8-4.5" />,
);
export const VAULTS_SIGN = drawn(<path d="M5 6h14v12H5zM5 12h14M12 10.5v3" />);
export const VOTES_SIGN = drawn(<path d="M4 12l5 5L20 6" />);
export const TEAM_SIGN = drawn(
    <path d="M12 21v-9M12 12c0-4 3-6 7-6 0 4-3 6-7 6zM12 15c0-3-2-5-6-5 0 3 2 5 6 5z" />,
);
export const SETTINGS_SIGN = drawn(
    <>
        <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
        <circle cx="15" cy="7" r="2" />
        <circle cx="9" cy="17" r="2" />
    </>,
);
