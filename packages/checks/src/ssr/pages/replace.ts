import '@goodword/elements/define';
