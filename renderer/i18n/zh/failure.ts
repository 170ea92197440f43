const failure = {
  heading: '值班数据打不开',
  what: '发生了什么',
  kept: '数据怎么样',
  todo: '怎么办',
  home: '数据文件夹',
  detail: '技术说明',
  version: '程序版本',
  again: '再试一次',
  trying: '正在重新打开…',
  notTried: '没能重新打开：',
  meanwhile: '恢复之前请用纸笔记录：时刻、来电人、内容；恢复后补记，把接报时刻往回填。',

  'schema_newer.title': '数据是更新版本的程序写的',
  'schema_newer.what': '这个文件夹里的数据由更新的版本写成，本版本看不全，所以没有打开。',
  'schema_newer.kept': '数据原样没动，一个字节也没有改。',
  'schema_newer.todo': '装上写这份数据的那个版本（或更新的版本），再打开。不要用旧版本强行打开。',

  'data_corrupt.title': '数据文件损坏',
  'data_corrupt.what': '数据文件通不过检查：可能是磁盘故障，或文件被别的程序改过。',
  'data_corrupt.kept': '损坏的文件原样留着，没有另建空数据，没有覆盖任何东西。',
  'data_corrupt.todo':
    '先把整个数据文件夹复制一份留存；再用 backups 里最近的备份恢复。不要删除文件夹里的任何文件。',

  'data_missing.title': '数据文件不见了',
  'data_missing.what': '这个文件夹是一个值班室的（它的密钥或备份在），但数据文件 watchdesk.db 不在了。',
  'data_missing.kept': '留下的文件原样没动，没有另建空数据来代替。',
  'data_missing.todo':
    '找回 watchdesk.db（可能被移走、改名，或磁盘没有挂上）；找不回时用 backups 里最近的备份恢复。',

  'read_only.title': '数据文件夹不能写',
  'read_only.what': '程序能看到数据文件夹，但没有写入的权限，或所在的磁盘是只读的。',
  'read_only.kept': '数据原样没动。',
  'read_only.todo': '请管理员检查这个文件夹的权限，磁盘是否写保护、是否因故障变成只读；改好后再试。',

  'disk_full.title': '磁盘满了',
  'disk_full.what': '数据文件夹所在的磁盘没有空间，打开时要写的几行写不进去。',
  'disk_full.kept': '先前记下的都在；写不进去的没有算作“已入志”。',
  'disk_full.todo': '在这块磁盘上腾出空间（至少几百 MB，不要动数据文件夹），再试。',

  'locked_by_other.title': '另一个程序正开着这份数据',
  'locked_by_other.what': '同一个数据文件夹已经被另一个窗口、另一个用户或命令行打开，同时只能有一个写。',
  'locked_by_other.kept': '数据原样没动，正开着它的那一个不受影响。',
  'locked_by_other.todo': '到已经打开的那个窗口去用；找不到时，关掉占用它的程序，这里会自己打开。',

  'other.title': '值班数据打不开',
  'other.what': '打开数据时出了没有料到的问题。',
  'other.kept': '数据没有改动，没有另建空数据。',
  'other.todo': '再试一次；仍然打不开时，记下面的技术说明，复制整个数据文件夹留存，找管理员。',
};
export default failure;
