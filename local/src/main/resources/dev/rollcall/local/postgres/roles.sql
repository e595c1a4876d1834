-- Run once, by an administrator, on a new PostgreSQL. In production, give each role a password (alter role … password …).
-- Each service migrates its own schema as rollcall_owner and grants there what its role may do, so nothing more is needed here.

create role rollcall_owner login;

create role rollcall_commands login;

create role rollcall_projector login;

create role rollcall_api login;

create database rollcall owner rollcall_owner;

revoke all on database rollcall from public;

grant connect on database rollcall to rollcall_commands, rollcall_projector, rollcall_api;
