
## Preview (serve)

serving = Preview at { $url } (Ctrl-C to stop)
serve-ready = Ready after { $seconds } s.
serve-no-browser = No browser could be opened; please open the address above yourself.

ND0406 = Port { $port } is used by another program.
    .title = The port is used by another program
    .why = Only one program can use a port of this machine; perhaps “nhandien serve” runs in another window.
    .help = Use a free port: --port { $free }, or stop the other program.
