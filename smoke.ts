import { connect } from './src/index.ts'
import { createHmac } from 'node:crypto'
const code = () => { const b=Buffer.from('48656c6c6f21deadbeef','hex'); const c=Buffer.alloc(8); c.writeBigUInt64BE(BigInt(Math.floor(Date.now()/30000))); const h=createHmac('sha1',b).update(c).digest(); const o=h[19]!&15; return String((h.readUInt32BE(o)&0x7fffffff)%1000000).padStart(6,'0') }
for (const [port, db] of [[8214,'odoo14'],[8219,'odoo19']] as const) {
  const good = connect({url:`http://127.0.0.1:${port}`, database: db, username:'mfa', password:'mfa', totp: code})
  await good.whoami().then(i=>console.log('TOTP ok', i?.login, i?.uid), e=>console.log(e.name, e.message))
}
const o = connect('http://admin:admin@127.0.0.1:8019/odoo19')
await o.model('res.partner').write([1],{nmae:1}).catch(e=>console.log(e.name, e.message))
for (const wire of ['xmlrpc','xmlrpc2','jsonrpc'] as const) await connect('http://admin:admin@127.0.0.1:8019/odoo19',{wire}).model('res.partner').write([1],{nmae:1}).catch(e=>console.log(e.name, e.message))
for (const u of ['http://admin:p@ss/w@127.0.0.1:8019/odoo19','localhost:8019/odoo19']) try { connect(u) } catch (e:any) { console.log(e.name, e.message) }
for (const u of ['https://a:b@127.0.0.1:8014/x','https://a:b@127.0.0.1:8019/x','http://admin:admin@127.0.0.1:8019/odoo19/','http://admin:admin@127.0.0.1:8019/nodb']) await connect(u).visitor().cart.quantity().catch(e=>console.log(e.name, e.message))
