import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './style/index.css';
import { Boundary } from './frame/Boundary';
import { startTheme } from './ui/theme';
import { bearTranslation } from './ui/translation';

bearTranslation();
startTheme();
const queries = new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 1_000, structuralSharing: false } },
});
createRoot(document.getElementById('app')!).render(
    <StrictMode>
        <QueryClientProvider client={queries}>
            <Boundary>
                <App />
            </Boundary>
        </QueryClientProvider>
    </StrictMode>,
);
