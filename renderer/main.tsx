document.title = 'Watchdesk';
